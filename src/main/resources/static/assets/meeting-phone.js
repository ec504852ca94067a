// The page for holding a meeting on a phone: asks for the PIN, keeps the meeting for when there is no network, locks, and says how things stand.
(function () {
  'use strict';
  const box = document.querySelector('[data-meeting-phone]');
  if (!box) { return; }
  const root = document.documentElement;
  const realm = root.dataset.root || '';
  const vault = window.machVault;
  const number = Number(box.dataset.meetingPhone);
  const LOCK_HIDDEN = 60000, LOCK_IDLE = 15 * 60000; // another app in front; nobody touches it
  const MOST_PAPERS = 30000000; // bytes of all papers of a meeting
  const LEAST_PIN = 6, KEEP_WAIT = 30000;
  const here = new Set(); // papers that are kept
  let touched = Date.now(), hiddenAt = 0, opening = null, typing = 0;

  function part(name) { return box.querySelector('[data-part="' + name + '"]'); }
  function show(name, yes) { part(name).hidden = !yes; }

  const meeting = window.machMeeting.start(number, draw);
  const view = window.machMeetingView.start(box, meeting, {kept: function () { return here; }, open: openPaper});

  // The layout's notice speaks of activities.
  document.querySelectorAll('[data-offline-notice]').forEach(function (notice) { notice.remove(); });

  // ---- how things stand ----

  function draw() {
    view.draw();
    const now = view.view();
    if (!now) { return; }
    const decide = now.refused.length + now.log.clashes.length;
    const waits = now.waiting, keeps = meeting.stored && !meeting.full;
    const told = keeps ? now.kept : waits; // what is on its way into the vault is not said to be saved
    const saved = told === 0 ? '' : view.say((keeps ? 'saved' : 'unsaved') + (told === 1 ? '_one' : ''), told);
    const why = meeting.net === 'signin' || meeting.net === 'gone' ? view.say(meeting.net)
      : meeting.net === 'away' ? view.say(meeting.stored ? 'away' : 'away_unsaved')
      : meeting.sending ? view.say('sending') : waits === 0 && meeting.net === 'ok' && !decide ? view.say('all_sent') : '';
    const text = [decide ? view.say('to_decide', decide) : '', saved, meeting.full ? view.say('failed') : '', why].filter(Boolean).join(' ');
    if (part('state').textContent !== text) { part('state').textContent = text; }
    part('state').className = 'phone-state alert ' + (waits || decide || meeting.net !== 'ok' ? 'alert-warning' : 'alert-success');
    show('signin', meeting.net === 'signin');
    show('kept-here', meeting.stored);
    part('forget').disabled = meeting.local.length > 0; // what waits is sent or decided first
  }

  window.addEventListener('beforeunload', function (event) {
    const onTheWay = meeting.local.some(function (act) { return !act.place; });
    if ((!meeting.stored || meeting.full) && meeting.local.length || onTheWay) { event.preventDefault(); }
  });

  // ---- the PIN ----

  function tooEasy(pin) {
    const steps = new Set(Array.from(pin).slice(1).map(function (sign, at) { return sign.charCodeAt(0) - pin.charCodeAt(at); }));
    return steps.size === 1 && [0, 1, -1].indexOf(Array.from(steps)[0]) >= 0;
  }
  function fails(form, text) {
    const error = form.querySelector('[data-wrong]');
    error.textContent = text;
    error.hidden = !text;
    if (text) { form.querySelector('input').focus(); }
  }
  function onSubmit(form, work) {
    form.addEventListener('submit', async function (event) {
      event.preventDefault();
      event.stopPropagation();
      const button = form.querySelector('button');
      if (button.disabled) { return; }
      button.disabled = true;
      fails(form, '');
      try { await work(form); } catch (failed) { fails(form, view.say('failed')); }
      button.disabled = false;
    });
  }

  // Whether the PIN is right; says what is wrong otherwise.
  async function opens(form) {
    const became = await vault.unlock(form.elements.pin.value);
    form.reset();
    if (became === true) { return true; }
    fails(form, became ? view.say('slow', Math.ceil(became / 1000)) : view.say('wrong_pin'));
    return false;
  }

  onSubmit(part('lock-form'), async function (form) { if (await opens(form)) { await enter(); } });

  onSubmit(part('keep-form'), async function (form) {
    const known = (await vault.state(number)).pin;
    const pin = form.elements.pin.value;
    if (known) {
      if (!await opens(form)) { return; }
    } else {
      if (Array.from(pin).length < LEAST_PIN || tooEasy(pin)) { fails(form, view.say('weak', LEAST_PIN)); return; }
      if (pin !== form.elements.again.value) { fails(form, view.say('differ')); return; }
      await vault.choose(pin);
      form.reset();
    }
    await keepAll(form);
  });

  // ---- keeping ----

  async function keepAll(form) {
    const said = form.querySelector('[data-progress]');
    said.textContent = view.say('keeping');
    if (navigator.storage && navigator.storage.persist) { navigator.storage.persist().catch(function () { /* then the browser may clear it when full */ }); }
    await meeting.store();
    await vault.keepTyped(number, view.typed());
    await keepPapers();
    const page = await keepPage();
    said.textContent = '';
    show('keep', false);
    show('page-missing', !page);
    draw();
  }

  // The page itself is kept by the worker; it says nothing of the meeting.
  async function keepPage() {
    if (!('serviceWorker' in navigator)) { return false; }
    try {
      const registration = await navigator.serviceWorker.ready;
      const address = window.location.origin + window.location.pathname, until = Date.now() + KEEP_WAIT;
      registration.active.postMessage({
        pages: [address], language: root.lang,
        assets: window.performance.getEntriesByType('resource').map(function (entry) { return entry.name.replace(/#.*/, ''); })
      });
      const name = 'mach-pages ' + realm + ' ' + root.dataset.account;
      while (Date.now() < until) {
        if (await window.caches.match(address, {cacheName: name})) { return true; }
        await new Promise(function (done) { window.setTimeout(done, 300); });
      }
    } catch (forbidden) { /* said below */ }
    return false;
  }

  async function keepPapers() {
    let left = MOST_PAPERS;
    for (const paper of meeting.server.papers) {
      left -= paper.size;
      if (left < 0 || here.has(paper.id)) { continue; }
      try {
        const answer = await window.fetch(realm + '/files/' + paper.id, {credentials: 'same-origin', redirect: 'manual'});
        if (answer.ok) {
          await vault.keepPaper(number, paper.id, await answer.arrayBuffer());
          here.add(paper.id);
        }
      } catch (away) { /* it is said beside the paper */ }
    }
  }

  async function openPaper(paper) {
    const bytes = here.has(paper.id) ? await vault.paper(number, paper.id) : null;
    const link = document.createElement('a');
    link.download = paper.name;
    link.href = bytes ? URL.createObjectURL(new Blob([bytes], {type: paper.type})) : realm + '/files/' + paper.id;
    document.body.append(link);
    link.click();
    link.remove();
    if (bytes) { window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000); }
  }

  part('forget').addEventListener('click', async function () {
    await vault.forget(number);
    window.location.assign(box.dataset.back);
  });

  // The PIN is forgotten: nothing can be opened any more.
  let sure = false;
  part('wipe').addEventListener('click', async function () {
    if (!sure) {
      const all = (await vault.state(number)).all;
      sure = true;
      show('wipe-sure', true);
      part('wipe-sure').textContent = view.say('wipe_sure', all);
      part('wipe').textContent = view.say('wipe_again');
      return;
    }
    await vault.wipe();
    window.location.reload();
  });

  // ---- typing is kept, too ----

  box.addEventListener('mach:typed', function () {
    window.clearTimeout(typing);
    typing = window.setTimeout(keepTyped, 400);
  });
  function keepTyped() {
    window.clearTimeout(typing);
    return meeting.stored && vault.isOpen() && meeting.server ? vault.keepTyped(number, view.typed()) : Promise.resolve();
  }

  // ---- locking ----

  async function lock() {
    if (!meeting.stored || !vault.isOpen()) { return; }
    await keepTyped().catch(function () { /* full: then what is typed is lost */ });
    vault.lock();
    meeting.close();
    view.clear();
    await begin();
  }
  ['pointerdown', 'keydown', 'input'].forEach(function (name) { document.addEventListener(name, function () { touched = Date.now(); }, {passive: true}); });
  document.addEventListener('visibilitychange', function () {
    if (document.hidden) {
      hiddenAt = Date.now();
      keepTyped();
    } else {
      if (hiddenAt && Date.now() - hiddenAt > LOCK_HIDDEN) { lock(); }
      hiddenAt = 0;
    }
  });
  window.setInterval(function () {
    const now = Date.now();
    if (now - touched > LOCK_IDLE || (hiddenAt && now - hiddenAt > LOCK_HIDDEN)) { lock(); }
  }, 5000);
  part('lock-now').addEventListener('click', lock);
  window.addEventListener('pagehide', keepTyped);
  window.addEventListener('pageshow', function (event) { if (event.persisted) { window.location.reload(); } });

  // ---- opening ----

  // The vault is open: the meeting as it is kept, and what is on the server as soon as it answers.
  async function enter() {
    meeting.stored = true;
    (await vault.papers(number)).forEach(function (id) { here.add(id); });
    await meeting.read();
    touched = Date.now();
    show('lock', false);
    show('body', true);
    draw();
    view.putBack(await vault.typed(number));
    meeting.sync().then(keepPapers).then(draw, function () { /* the next time */ });
  }

  async function online() {
    meeting.stored = false;
    await meeting.sync();
    if (!meeting.server) {
      show('no-network', true);
      show('signin', meeting.net === 'signin');
      return;
    }
    show('body', true);
    draw();
  }

  async function begin() {
    const state = vault.usable ? await vault.state(number).catch(function () { return null; }) : null;
    show('body', false);
    show('insecure', !state);
    show('lock', Boolean(state && state.kept));
    show('keep', Boolean(state && !state.kept));
    if (state) {
      part('keep-form').querySelector('[data-again]').hidden = state.pin;
      part('keep-form').elements.again.required = !state.pin;
      part('lock-waits').textContent = state.acts ? view.say(state.acts === 1 ? 'locked_one' : 'locked', state.acts) : '';
    }
    return state && state.kept ? undefined : online();
  }

  part('retry').addEventListener('click', function () { window.location.reload(); });
  opening = begin();
  // For whoever needs to know that all that could be sent was sent.
  window.machPhone = {settled: function () { return opening.then(meeting.sync); }, lock: lock};
})();
