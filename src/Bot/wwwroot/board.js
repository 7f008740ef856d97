// The board of orders: its forms without a reload, and news merged into it without disturbing what is being typed.
'use strict';

globalThis.hubBoard = (function () {
  const page = '/orders';
  const state = document.getElementById('state');

  // Takes over what changed. A part that looks the same stays as it is, playing or half typed.
  // The answer to a step stays until the next step: a look for news has none, and must not wipe it.
  function merge(html, isAnswer, forced, sent) {
    const next = new DOMParser().parseFromString(html, 'text/html').getElementById('board');
    const board = document.getElementById('board');
    if (!next) return;
    board.dataset.ringing = next.dataset.ringing;
    for (const part of [...next.children]) {
      if (part.id === 'answer' && !isAnswer) continue;
      const old = document.getElementById(part.id);
      old.hidden = part.hidden;
      old.className = part.className;
      const list = part.querySelector('[data-list]');
      if (list) mergeList(old.querySelector('[data-list]'), list, forced, sent);
      else if (old.innerHTML !== part.innerHTML) old.innerHTML = part.innerHTML;
      for (const selector of ['h2', 'summary#others-title', 'form#all-known']) {
        const from = part.querySelector(selector), to = old.querySelector(selector);
        if (from && to && from.innerHTML !== to.innerHTML) to.innerHTML = from.innerHTML;
      }
    }
    document.dispatchEvent(new CustomEvent('hub:board'));
  }

  function mergeList(old, next, forced, sent) {
    const known = new Map([...old.children].map(item => [item.dataset.key, item]));
    let place = old.firstElementChild;
    for (const item of [...next.children]) {
      const before = known.get(item.dataset.key);
      known.delete(item.dataset.key);
      const same = before && before.dataset.version === item.dataset.version && item.dataset.key !== forced;
      const shown = same ? before : item;
      let focused;
      if (before && !same) {
        carryOver(before, item, sent);
        if (before.contains(document.activeElement)) focused = addressOf(document.activeElement);
        before.replaceWith(item);
        if (before === place) place = item;
      }
      if (shown === place) place = place.nextElementSibling;
      else old.insertBefore(shown, place);
      if (focused) item.querySelector(focused)?.focus({ preventScroll: true });
    }
    for (const gone of known.values()) gone.remove();
  }

  // What was opened and written in a card that has changed; only the form that was sent shows what the answer says.
  function carryOver(from, to, sent) {
    for (const details of from.querySelectorAll('details[open]')) {
      if (sent && details.contains(sent)) continue;
      const same = to.querySelector(`details[data-name="${details.dataset.name}"]`);
      if (same) same.open = true;
    }
    for (const field of from.querySelectorAll('textarea, select, input[type=file]')) {
      const same = sent?.contains(field) ? null : to.querySelector(addressOf(field));
      if (!same) continue;
      if (field.type === 'file') same.files = field.files;
      else same.value = field.value;
    }
  }

  function addressOf(element) {
    if (element.id) return `#${CSS.escape(element.id)}`;
    const details = element.closest('details')?.dataset.name;
    return details ? `details[data-name="${details}"] ${element.localName}` : element.localName;
  }

  let running = false, again = false;
  async function refresh() {
    if (running) { again = true; return; }
    running = true;
    try {
      do {
        again = false;
        const answer = await fetch(page, { headers: { 'X-Fragment': 'board', Accept: 'text/plain' }, cache: 'no-store' });
        if (answer.status === 401) { signedOut(); return; }
        if (answer.ok) merge(await answer.text(), false);
      } while (again);
    } catch {
      // The connection is away; the live stream asks again when it is back.
    } finally {
      running = false;
    }
  }

  function signedOut() {
    state.hidden = false;
    state.classList.add('off');
    state.textContent = state.dataset.signedOut;
    document.dispatchEvent(new CustomEvent('hub:signed-out'));
  }

  function say(words, good) {
    const answer = document.getElementById('answer');
    answer.className = `answer ${good ? 'good' : 'bad'}`;
    answer.textContent = words;
    answer.hidden = false;
  }

  document.addEventListener('submit', async event => {
    const form = event.target.closest('form[data-live]');
    if (!form) return;
    event.preventDefault();
    const buttons = form.querySelectorAll('button');
    buttons.forEach(button => { button.disabled = true; });
    const card = form.closest('[data-key]');
    try {
      const answer = await fetch(form.action, {
        method: 'POST', body: new FormData(form), headers: { 'X-Fragment': 'board', Accept: 'text/plain' },
      });
      if (answer.status === 401) return signedOut();
      if (!answer.ok) return say(state.dataset.notSent, false);
      merge(await answer.text(), true, card?.dataset.key, form);
      const shown = card && document.getElementById(card.id);
      // The words of a step stand beside its card while that is on the page; a card that has left says them on top.
      if (shown?.querySelector('.answer')) document.getElementById('answer').hidden = true;
      else if (!document.getElementById('answer').hidden) window.scrollTo({ top: 0 });
      (shown?.querySelector('.answer.bad')?.parentElement.querySelector('details[open] textarea, details[open] select') ?? shown?.querySelector('.order'))?.focus({ preventScroll: !shown });
    } catch {
      say(state.dataset.notSent, false);
    } finally {
      buttons.forEach(button => { button.disabled = false; });
    }
  });

  return { refresh };
})();
