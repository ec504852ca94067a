// A video goes on where its reader stopped watching, on this device; one that was watched to its end begins anew.
(function () {
  'use strict';
  const LAST = 5; // seconds before the end, after which it was watched

  document.querySelectorAll('video[data-resumes]').forEach(function (video) {
    const key = 'mach-video ' + document.documentElement.dataset.account + ' ' + new URL(video.src).pathname;
    let kept = -1;

    function keep() {
      if (Math.abs(video.currentTime - kept) < 1) { return; }
      kept = video.currentTime;
      try {
        if (video.duration - kept > LAST) { localStorage.setItem(key, String(Math.floor(kept))); }
        else { localStorage.removeItem(key); }
      } catch (full) { /* it begins anew next time */ }
    }

    function resume() {
      const from = Number(localStorage.getItem(key));
      if (from > 0 && video.duration - from > LAST) { video.currentTime = from; }
    }

    video.addEventListener('timeupdate', keep);
    if (video.readyState > 0) { resume(); }
    else { video.addEventListener('loadedmetadata', resume, {once: true}); }
  });
})();
