// A meeting as it stands on this device: what the server said last, and the acts made here that it has not taken in yet. Every act has an id of its own
// and names the one that it follows; the server takes it once under that id. Where the vault is open, acts are kept there before anything else happens;
// else they are in this page only. One that is refused stays, with those that follow it, until a person decides.
(function () {
  'use strict';
  const root = document.documentElement;
  const realm = root.dataset.root || '';
  const log = window.machMeetingLog, vault = window.machVault, outbox = window.machOutbox;
  const MOST = 50, LONGEST_TEXT = 150000; // acts, and characters, of one request: at most what SentActs.java takes
  const SOONEST = 15000, LATEST = 300000, EVERY = 30000, LONGEST = 60000;
  // A browser does not always say that the network is back: where nothing answers, it is tried again at least this often.
  const UNANSWERED = 60000;

  // changed is called whenever something is to be drawn anew.
  function start(number, changed) {
    const lockName = 'mach-meeting ' + realm + ' ' + (root.dataset.account || '') + ' ' + number;
    const address = realm + '/meetings/' + number + '/phone';
    const channel = window.BroadcastChannel ? new BroadcastChannel(lockName) : null;
    const it = {number: number, server: null, local: [], stored: false, full: false, net: 'new', sending: false};
    let busy = null, again = false, pause = SOONEST, timer = 0, answered = false;

    function isLocked() { return it.stored && !vault.isOpen(); }
    function keeps() { return it.stored && vault.isOpen(); }
    function isWaiting(act) { return !act.state; }

    // ---- how it stands ----

    it.view = function () {
      const there = new Map(it.server.acts.map(function (act) { return [act.id, act]; }));
      const own = it.local.filter(function (act) { return isWaiting(act) && !there.has(act.id); });
      const outcome = log.outcome(it.server.acts.concat(own));
      const people = it.server.people.map(function (person) {
        const head = outcome.head('mark:' + person.id);
        const ours = head && (!there.has(head.id) || there.get(head.id).status !== 'applied'); // other ways than acts change the list, too
        return ours ? Object.assign({}, person, {status: head.content.status, reason: head.content.reason || ''}) : person;
      });
      const began = outcome.head('begin'), ended = outcome.head('end');
      return {
        log: outcome, people: people, counts: log.counts(people), began: began ? Date.parse(began.made_at) : 0, ended: ended ? Date.parse(ended.made_at) : 0,
        waiting: own.length, kept: own.filter(function (act) { return act.place; }).length, refused: it.local.filter(function (act) { return !isWaiting(act); })
      };
    };
    it.isOurs = function (act) { return it.local.some(function (own) { return own.id === act.id; }) || (it.server.own || []).indexOf(act.id) >= 0; };

    // A thing that somebody must decide about first takes no more acts.
    it.mayChange = function (view, about) {
      return !view.log.clash(about) && !view.refused.some(function (act) { return log.thing(act) === about; });
    };

    // ---- acts ----

    it.act = async function (what, of, content) {
      const about = of ? what + ':' + of : what;
      const head = it.view().log.head(about);
      const act = {id: outbox.newId(), follows: head ? head.id : null, what: what, of: of, content: content, made_at: new Date().toISOString()};
      it.local.push(act); // at once: the next tap must follow it
      changed();
      if (keeps()) { await vault.add(number, act).catch(function () { it.full = true; }); }
      tell();
      pause = SOONEST;
      it.sync();
      return act;
    };

    // An act that was refused, with all that follow it on this device.
    it.chain = function (act) {
      const ids = new Set([act.id]), chain = [act];
      it.local.forEach(function (own) {
        if (own.follows && ids.has(own.follows) && !ids.has(own.id)) { ids.add(own.id); chain.push(own); }
      });
      return chain;
    };
    it.drop = async function (chain) {
      if (keeps()) { await vault.remove(chain); }
      it.local = it.local.filter(function (own) { return !chain.some(function (act) { return act.id === own.id; }); });
      tell();
    };
    it.again = async function (chain) {
      for (const act of chain) {
        if (act.reason === 'meetings.refused.made_at') { act.made_at = new Date().toISOString(); } // the clock is put right by now
        await mark(act, '', '', '');
      }
      tell();
      return it.sync();
    };
    async function mark(act, state, reason, words) {
      act.state = state;
      act.reason = reason;
      act.words = words;
      if (keeps()) { await vault.change(number, act); }
    }

    // ---- the vault ----

    it.read = async function () {
      const kept = await vault.meeting(number);
      if (kept && (!it.server || it.net === 'new')) { it.server = kept; }
      await readActs();
    };
    // Acts may be made and deleted while this reads: those without a place are on their way into the vault.
    async function readActs() {
      const before = new Set(it.local.map(function (act) { return act.id; }));
      const kept = await vault.acts(number), known = new Set(kept.map(function (act) { return act.id; }));
      const now = new Set(it.local.map(function (act) { return act.id; }));
      const fresh = it.local.filter(function (act) { return !known.has(act.id) && (!act.place || !before.has(act.id)); });
      it.local = kept.filter(function (act) { return now.has(act.id) || !before.has(act.id); }).concat(fresh);
    }
    // From now on everything is kept: what was made before, too.
    it.store = async function () {
      await vault.keep(number, it.server, []);
      it.stored = true;
      for (const act of it.local.slice()) { if (!act.place) { await vault.add(number, act); } }
    };
    it.close = function () {
      it.server = null;
      it.local = [];
      it.net = 'new';
      window.clearTimeout(timer);
    };

    // ---- the network ----

    function meta(name) { return document.querySelector('meta[name="' + name + '"]').content; }
    function ask(path, options) {
      return window.fetch(address + path, Object.assign({
        credentials: 'same-origin', redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout ? AbortSignal.timeout(LONGEST) : undefined
      }, options)).then(function (answer) {
        answered = true;
        return answer;
      });
    }
    function textOf(acts) {
      return JSON.stringify(acts.map(function (act) {
        return {id: act.id, follows: act.follows, what: act.what, of: act.of, content: act.content, made_at: act.made_at};
      }));
    }
    function post(acts) {
      return ask('/acts', {method: 'POST', body: new URLSearchParams({acts: textOf(acts), _csrf: meta('csrf-token')})});
    }
    // As many as one request takes.
    function batch(acts, most) {
      let some = acts.slice(0, most);
      while (some.length > 1 && textOf(some).length > LONGEST_TEXT) { some = some.slice(0, Math.floor(some.length / 2)); }
      return some;
    }

    function sendable() {
      const held = new Set(it.local.filter(function (act) { return !isWaiting(act); }).map(function (act) { return act.id; }));
      return it.local.filter(function (act) {
        if (act.follows && held.has(act.follows)) { held.add(act.id); }
        return isWaiting(act) && !held.has(act.id) && (act.place || !it.stored || it.full);
      });
    }

    // What an answer without a meeting means for all that waits.
    function stateOf(answer) {
      if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) { return 'signin'; }
      return answer.status === 404 ? 'gone' : 'away';
    }

    // Somebody else marked a person just as it was done here: there is nothing to decide.
    function saysTheSame(act) {
      const chain = it.chain(act), said = chain[chain.length - 1].content;
      const person = act.what === 'mark' && it.server.people.find(function (one) { return String(one.id) === act.of; });
      return Boolean(person && person.status === said.status && (!said.reason || said.reason === person.reason));
    }

    // The meeting as the server has it, with the ids of what was made on this device.
    async function heard(meeting, arrived) {
      const own = it.server && it.server.own ? it.server.own : [];
      it.server = Object.assign(meeting, {own: own.concat(arrived.map(function (act) { return act.id; }))});
      if (keeps()) { await vault.keep(number, it.server, arrived); }
    }

    async function took(sent, answer) {
      const became = new Map(answer.became.map(function (one) { return [one.id, one]; }));
      const arrived = sent.filter(function (act) { return became.has(act.id) && ['refused', 'held'].indexOf(became.get(act.id).status) < 0; });
      await heard(answer.meeting, arrived);
      it.local = it.local.filter(function (own) { return !arrived.some(function (act) { return act.id === own.id; }); });
      for (const act of sent) {
        const one = became.get(act.id);
        if (one && one.status === 'refused') {
          if (saysTheSame(act)) { await it.drop(it.chain(act)); } else { await mark(act, 'refused', one.reason, one.words); }
        }
      }
      return became.size > 0;
    }

    async function once(most, retried) {
      const sent = batch(sendable(), most);
      const answer = await (sent.length ? post(sent) : ask('/meeting', {}));
      if (answer.status === 403 && !retried) { return await outbox.freshToken() ? once(most, true) : 'signin'; }
      if (answer.status === 400 && sent.length > 1) { return once(1, retried); } // one that cannot be read holds up no other
      if (answer.status === 400 && sent.length) {
        await mark(sent[0], 'refused', 'unread', '');
        return 'more';
      }
      if (!answer.ok) { return stateOf(answer); }
      const said = await answer.json();
      if (isLocked()) { return 'locked'; }
      if (!sent.length) {
        await heard(said, []);
        return 'ok';
      }
      return await took(sent, said) && sendable().length ? 'more' : 'ok';
    }

    async function run() {
      if (isLocked()) { return; }
      if (it.stored) { await readActs(); } // another window of this device may have added some
      it.sending = sendable().length > 0;
      if (it.sending) { changed(); }
      let became = 'more';
      while (became === 'more') {
        became = await once(MOST, false).catch(function () { return 'away'; });
        if (isLocked()) { return; } // meanwhile
        it.net = became === 'more' ? it.net : became;
        if (became === 'more') { changed(); }
      }
    }

    it.sync = function () {
      if (busy) { again = true; return busy; }
      answered = false;
      const runs = navigator.onLine === false ? Promise.resolve().then(function () { it.net = 'away'; })
        : navigator.locks ? navigator.locks.request(lockName, run) : run();
      busy = runs.catch(function () { it.net = 'away'; }).then(function () {
        busy = null;
        it.sending = false;
        window.clearTimeout(timer);
        if (again) { again = false; return it.sync(); }
        if (it.net !== 'signin' && it.net !== 'gone' && !isLocked()) { timer = window.setTimeout(it.sync, it.net === 'ok' ? EVERY : pause); }
        pause = it.net === 'ok' ? SOONEST : Math.min(pause * 2, answered ? LATEST : UNANSWERED);
        tell();
        return undefined;
      });
      return busy;
    };

    function tell() {
      if (isLocked()) { return; }
      changed();
      if (channel) { channel.postMessage('changed'); }
    }
    if (channel) {
      channel.onmessage = function () {
        if (keeps() && it.server) { readActs().then(changed, function () { /* locked meanwhile */ }); }
      };
    }
    window.addEventListener('online', function () { pause = SOONEST; if (it.server || it.stored) { it.sync(); } });
    window.addEventListener('offline', function () { it.net = 'away'; changed(); });
    return it;
  }

  window.machMeeting = {start: start};
})();
