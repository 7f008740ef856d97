// A recording instead of typing, where the browser can record. It goes up as any other file does.
'use strict';

globalThis.hubVoice = function (line, userId, lang) {
  const part = document.getElementById('voice');
  const start = document.getElementById('voice-start');
  const running = document.getElementById('voice-running');
  const time = document.getElementById('voice-time');
  const problem = document.getElementById('voice-problem');
  const longest = 120; // seconds
  const kinds = ['audio/webm', 'audio/mp4', 'audio/ogg'];
  const kind = globalThis.MediaRecorder && navigator.mediaDevices?.getUserMedia && kinds.find(one => MediaRecorder.isTypeSupported(one));
  if (!kind) return;
  part.hidden = false;

  let recorder, pieces, sends, clock;

  start.addEventListener('click', async () => {
    let microphone;
    try {
      microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      problem.textContent = part.dataset.denied;
      return;
    }
    problem.textContent = '';
    pieces = [];
    sends = false;
    recorder = new MediaRecorder(microphone, { mimeType: kind, audioBitsPerSecond: 32_000 });
    recorder.ondataavailable = event => pieces.push(event.data);
    recorder.onstop = () => {
      microphone.getTracks().forEach(track => track.stop());
      if (sends && pieces.length > 0) send(new Blob(pieces, { type: kind }));
    };
    recorder.start();
    count();
    show(true);
    document.getElementById('voice-send').focus();
  });
  document.getElementById('voice-send').addEventListener('click', () => stop(true));
  document.getElementById('voice-drop').addEventListener('click', () => stop(false));

  function count() {
    const words = time.dataset.words ??= time.textContent;
    let seconds = 0;
    clearInterval(clock);
    clock = setInterval(() => {
      seconds++;
      time.textContent = `${words} ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      if (seconds >= longest) stop(true);
    }, 1000);
  }

  function stop(send) {
    sends = send;
    clearInterval(clock);
    if (recorder?.state === 'recording') recorder.stop();
    time.textContent = time.dataset.words;
    show(false);
    start.focus();
  }

  function show(recording) {
    start.hidden = recording;
    running.hidden = !recording;
  }

  function send(blob) {
    const name = `voice.${kind.split('/')[1]}`;
    line.postActivity({
      type: 'message', text: '', locale: lang, from: { id: userId, role: 'user' },
      channelData: { attachmentSizes: [blob.size] },
      attachments: [{ contentType: kind, contentUrl: URL.createObjectURL(blob), name }],
    }).subscribe({ error: () => { problem.textContent = document.getElementById('cover').dataset.broken; } });
  }
};
