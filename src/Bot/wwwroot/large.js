// Large type: remembered in this browser, and set before the first paint.
(function () {
  'use strict';
  var root = document.documentElement;

  function remembered() {
    try { return localStorage.getItem('hub.large') === '1'; } catch { return false; }
  }

  function remember(large) {
    try { localStorage.setItem('hub.large', large ? '1' : '0'); } catch { /* Private browsing: it holds for this page. */ }
  }

  function show(large) {
    root.classList.toggle('large', large);
    document.querySelectorAll('[data-large]').forEach(function (button) {
      button.hidden = false;
      button.setAttribute('aria-pressed', String(large));
    });
    document.dispatchEvent(new CustomEvent('hub:large', { detail: large }));
  }

  root.classList.add('scripted');
  root.classList.toggle('large', remembered());
  document.addEventListener('DOMContentLoaded', function () { show(remembered()); });
  document.addEventListener('click', function (event) {
    if (event.target.closest && event.target.closest('[data-large]')) {
      var large = !root.classList.contains('large');
      remember(large);
      show(large);
    }
  });
})();
