// The live channel: hears what is new, reports what has arrived, and sounds for alerts until somebody says 'I know'.
'use strict';

(function () {
  const state = document.getElementById('state');
  const sound = document.getElementById('sound');
  const form = document.getElementById('live');
  const title = document.title;
  const icon = document.getElementById('icon');
  const silence = 30_000; // The hub says something every ten seconds.
  const longest = 15_000;
  const told = new Set();

  let source, lastId = '', heardAt = 0, wait = 1000, timer, out = false;

  function connect() {
    if (out) return;
    source?.close();
    heardAt = Date.now();
    source = new EventSource(`/live${lastId ? `?since=${lastId}` : ''}`);
    source.onopen = () => { wait = 1000; show(true); };
    source.onerror = () => {
      show(false);
      // The browser comes back by itself unless the hub answered with an error; then we do.
      if (source.readyState === EventSource.CLOSED) later();
    };
    source.addEventListener('notice', event => {
      heard(event);
      const notice = JSON.parse(event.data);
      if (told.has(notice.id)) return;
      told.add(notice.id);
      if (!notice.received) report(notice.id);
    });
    source.addEventListener('orders', event => { heard(event); hubBoard.refresh(); });
    source.addEventListener('beat', heard);
    source.addEventListener('out', () => { source.close(); hubBoard.refresh(); });
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(() => { hubBoard.refresh(); connect(); }, wait + Math.random() * 500);
    wait = Math.min(wait * 2, longest);
  }

  function heard(event) {
    heardAt = Date.now();
    if (event.lastEventId) lastId = event.lastEventId;
    show(true);
  }

  function show(connected) {
    if (out) return;
    state.hidden = false;
    state.classList.toggle('off', !connected);
    const words = connected ? state.dataset.connected : state.dataset.reconnecting;
    if (state.textContent !== words) state.textContent = words;
  }

  async function report(notice) {
    try {
      await fetch('/live/reports', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', RequestVerificationToken: form.elements.__RequestVerificationToken.value },
        body: JSON.stringify({ notice, state: 'received' }),
      });
    } catch {
      told.delete(notice); // It is told again after the next connection, and reported then.
    }
  }

  // A half-open connection says nothing and never fails.
  setInterval(() => {
    if (source.readyState === EventSource.OPEN && Date.now() - heardAt > silence) { show(false); connect(); }
  }, 5000);
  addEventListener('online', connect);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && Date.now() - heardAt > silence) connect();
  });
  document.addEventListener('hub:signed-out', () => { out = true; source.close(); clearTimeout(timer); });

  // Sound needs a gesture in every browser: the switch is one, and so is any later touch of the page.
  let audio, wanted = read('hub.sound') === '1', ringing = false, beeper;
  sound.hidden = false;
  showSound();
  sound.addEventListener('click', () => {
    wanted = !wanted;
    write('hub.sound', wanted ? '1' : '0');
    showSound();
    if (wanted) { unlock(); beep(); }
    ring();
  });
  document.addEventListener('pointerdown', () => { if (wanted) unlock(); });

  function showSound() { sound.setAttribute('aria-pressed', String(wanted)); }

  function unlock() {
    audio ??= new AudioContext();
    if (audio.state === 'suspended') audio.resume();
  }

  function beep() {
    if (audio?.state !== 'running') return;
    [0, 0.25, 0.5].forEach(start => {
      const tone = audio.createOscillator(), volume = audio.createGain();
      tone.frequency.value = start === 0.5 ? 660 : 880;
      volume.gain.setValueAtTime(0.0001, audio.currentTime + start);
      volume.gain.exponentialRampToValueAtTime(0.4, audio.currentTime + start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + start + 0.2);
      tone.connect(volume).connect(audio.destination);
      tone.start(audio.currentTime + start);
      tone.stop(audio.currentTime + start + 0.22);
    });
  }

  function ring() {
    const count = Number(document.getElementById('board').dataset.ringing);
    const first = count > 0 && !ringing;
    ringing = count > 0;
    document.title = ringing ? `(${count}) ⚠️ ${title}` : title;
    icon.href = ringing ? '/favicon-alert.svg' : '/favicon.svg';
    clearInterval(beeper);
    if (ringing && wanted) {
      if (first) beep();
      beeper = setInterval(beep, 4000);
    }
  }
  document.addEventListener('hub:board', ring);

  function read(key) { try { return localStorage.getItem(key); } catch { return null; } }
  function write(key, value) { try { localStorage.setItem(key, value); } catch { /* Private browsing. */ } }

  ring();
  connect();
})();
