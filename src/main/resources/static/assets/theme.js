// Before the page is drawn: light or dark, as chosen on this device, else as the device is set. Paper is always light.
(function () {
  'use strict';
  var root = document.documentElement;
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  function chosen() {
    try { return window.localStorage.getItem('mach.theme') || 'auto'; } catch (forbidden) { return 'auto'; }
  }
  function apply() {
    var choice = chosen();
    root.setAttribute('data-bs-theme', choice === 'dark' || (choice === 'auto' && dark.matches) ? 'dark' : 'light');
    document.querySelectorAll('[data-theme-choice]').forEach(function (button) {
      button.setAttribute('aria-pressed', String(button.dataset.themeChoice === choice));
    });
  }
  apply();
  dark.addEventListener('change', apply);
  document.addEventListener('DOMContentLoaded', apply);
  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-theme-choice]');
    if (!button) { return; }
    try { window.localStorage.setItem('mach.theme', button.dataset.themeChoice); } catch (forbidden) { /* then it lasts for this page */ }
    apply();
  });
  window.addEventListener('beforeprint', function () { root.setAttribute('data-bs-theme', 'light'); });
  window.addEventListener('afterprint', apply);
})();
