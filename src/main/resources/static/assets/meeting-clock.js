// How long a meeting has lasted, at the desk: counted from what the server said, whatever time this device believes it is.
(function () {
  'use strict';
  const EVERY = 1000;
  const opened = Date.now();

  window.setInterval(function () {
    document.querySelectorAll('[data-meeting-clock]').forEach(function (clock) {
      const seconds = Number(clock.dataset.meetingClock) + (Date.now() - opened) / 1000;
      const words = clock.dataset.words.replace('{0}', String(Math.floor(seconds / 60)));
      if (clock.textContent !== words) { clock.textContent = words; }
    });
  }, EVERY);
})();
