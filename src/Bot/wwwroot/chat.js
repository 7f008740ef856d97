// Opens the conversation: a token from our own door, then Web Chat on our own Direct Line.
'use strict';

(function () {
  const box = document.getElementById('chat');
  const cover = document.getElementById('cover');
  const words = document.getElementById('cover-words');
  const again = document.getElementById('again');
  const lang = box.dataset.lang;
  const opening = words.textContent;
  const ended = [3, 4, 5]; // ExpiredToken, FailedToConnect, Ended (botframework-directlinejs, ConnectionStatus)

  let line, userId, store;

  async function open() {
    words.textContent = opening;
    again.hidden = true;
    try {
      const answer = await fetch('/chat/token', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ door: doorToTell(), locale: lang }),
      });
      if (answer.status === 429 || answer.status === 503) return fail(cover.dataset.full);
      if (!answer.ok || !globalThis.WebChat) return fail(cover.dataset.broken);
      const given = await answer.json();
      userId = given.userId;
      line = WebChat.createDirectLine({ domain: `${location.origin}/v3/directline`, token: given.token });
      line.connectionStatus$.subscribe(status => { if (ended.includes(status)) fail(cover.dataset.broken); });
      store = WebChat.createStore({}, hubSeen(line, userId));
      render();
      cover.hidden = true;
      doorTold();
      hubVoice?.(line, userId, lang);
    } catch {
      fail(navigator.onLine ? cover.dataset.broken : cover.dataset.offline);
    }
  }

  function render() {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    WebChat.renderWebChat({
      directLine: line,
      store,
      userID: userId,
      locale: lang,
      styleOptions: hubChatLook(rem),
      attachmentMiddleware: () => next => card => next(shown(card)),
      overrideLocalizedStrings: strings => ({ ...strings, ...hubChatWords[lang] }),
    }, box);
  }

  // Of a user's own files Web Chat shows names only; she wants to see her photo and hear her recording.
  function shown(card) {
    const kind = card.attachment?.contentType ?? '';
    return card.activity.from.role === 'user' && /^(image|audio|video)\//.test(kind) && card.attachment.contentUrl
      ? { ...card, activity: { ...card.activity, from: { ...card.activity.from, role: 'bot' } } }
      : card;
  }

  function fail(why) {
    words.textContent = why;
    again.hidden = false;
    cover.hidden = false;
  }

  // The bot greets at each door that it is told of: a reload is no new visit.
  function doorToTell() {
    const door = box.dataset.door;
    try { return door && sessionStorage.getItem('hub.door') !== door ? door : undefined; } catch { return door || undefined; }
  }

  function doorTold() {
    try { if (box.dataset.door) sessionStorage.setItem('hub.door', box.dataset.door); } catch { /* Private browsing. */ }
  }

  // Once the line has ended, only a new page starts it again; the conversation and its words are the hub's.
  again.addEventListener('click', () => { if (line) location.reload(); else open(); });
  document.addEventListener('hub:large', () => { if (line) render(); });
  open();
})();
