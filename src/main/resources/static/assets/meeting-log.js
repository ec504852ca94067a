// What holds of a meeting by its acts, in whatever order they came: the same rule as ActLog.java on the server, which a test compares with this one.
// Acts about one thing form a chain, each following the one before. One whose predecessor is missing waits. Two that follow the same one clash: neither
// holds, nor what follows them, until an act "settle" says which is kept and names all that is dropped. Also the counts and bases of rules that a vote
// needs while there is no network (AttendanceCounts.java, VoteResult.java).
(function () {
  'use strict';

  function thing(act) { return act.of ? act.what + ':' + act.of : act.what; }

  function inOrder(one, other) {
    return Date.parse(one.made_at) - Date.parse(other.made_at) || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
  }

  // Of acts with their ids, all different: statuses by id, heads and clashes by thing.
  function outcome(acts) {
    const ordered = acts.slice().sort(inOrder);
    const followers = new Map(), statuses = {}, heads = new Map(), clashes = [], walked = new Set();

    function place(about, follows) { return about + ' > ' + (follows || ''); }
    function after(about, id) { return followers.get(place(about, id)) || []; }

    function subtree(about, first) {
      const ids = [first.id];
      for (let at = 0; at < ids.length; at++) { after(about, ids[at]).forEach(function (it) { ids.push(it.id); }); }
      return ids;
    }

    // The one that a person decided for; null where the clash is open.
    function kept(about, follows, sides) {
      const behind = new Map(sides.map(function (side) { return [side.id, subtree(about, side)]; }));
      const key = about + '@' + (follows || '');
      walk('settle:' + key);
      const decision = heads.get('settle:' + key);
      const one = decision && sides.find(function (side) { return side.id === decision.content.keep; });
      function others(id) { return sides.filter(function (side) { return side.id !== id; }).flatMap(function (side) { return behind.get(side.id); }); }
      if (one) {
        const dropped = new Set((decision.content.dropped || '').split(' '));
        if (others(one.id).every(function (id) { return dropped.has(id); })) {
          others(one.id).forEach(function (id) { statuses[id] = 'dropped'; });
          return one;
        }
      }
      sides.forEach(function (side) { statuses[side.id] = 'conflict'; });
      clashes.push({key: key, thing: about, sides: sides, droppedFor: function (id) { return others(id).sort().join(' '); }});
      return null;
    }

    function walk(about) {
      if (walked.has(about)) { return; }
      walked.add(about);
      let next = after(about, null);
      while (next.length) {
        const last = next[0].follows || null;
        const holds = next.length === 1 ? next[0] : kept(about, last, next);
        if (!holds) { return; }
        statuses[holds.id] = 'applied';
        heads.set(about, holds);
        next = after(about, holds.id);
      }
    }

    ordered.forEach(function (act) {
      const at = place(thing(act), act.follows);
      followers.set(at, (followers.get(at) || []).concat([act]));
      statuses[act.id] = 'waiting';
    });
    new Set(ordered.map(thing)).forEach(walk);
    return {
      statuses: statuses, clashes: clashes,
      head: function (about) { return heads.get(about) || null; },
      clash: function (about) { return clashes.find(function (it) { return it.thing === about; }) || null; },
      heads: function (what) { // in the order in which they were begun
        const things = new Set(ordered.filter(function (act) { return act.what === what && !act.follows; }).map(thing));
        return Array.from(things).filter(function (about) { return heads.has(about); }).map(function (about) { return heads.get(about); });
      }
    };
  }

  // people: each with standing, counted, status. Guests count on neither side.
  function counts(people) {
    function number(wanted) { return people.filter(wanted).length; }
    function isOf(standings, it) { return standings.indexOf(it.standing) >= 0; }
    const members = people.filter(function (it) { return it.standing !== 'guest'; });
    const official = ['official', 'exempt', 'temporary_out'];
    return {
      due: members.filter(function (it) { return it.counted || it.status === 'present'; }).length,
      present: members.filter(function (it) { return it.status === 'present'; }).length,
      excused: members.filter(function (it) { return it.counted && it.status === 'excused'; }).length,
      absent: members.filter(function (it) { return it.counted && it.status === 'absent'; }).length,
      open: members.filter(function (it) { return it.counted && it.status === 'expected'; }).length,
      guests: number(function (it) { return it.standing === 'guest' && it.status === 'present'; }),
      votingBase: number(function (it) { return it.standing === 'official' || (isOf(['exempt', 'temporary_out'], it) && it.status === 'present'); }),
      allOfficial: number(function (it) { return isOf(official, it); }),
      voters: number(function (it) { return isOf(official, it) && it.status === 'present'; })
    };
  }

  // rule half: more than half of the official members summoned, less exempt and away who are absent; two_thirds: of all official members.
  function vote(content, of) {
    const half = (content.rule || 'half') === 'half';
    const base = half ? of.votingBase : of.allOfficial;
    const needed = half ? Math.floor(base / 2) + 1 : Math.floor((2 * base + 2) / 3);
    const agree = Number(content.agree || 0);
    return {
      base: base, needed: needed, passed: base > 0 && agree >= needed,
      tooMany: agree + Number(content.disagree || 0) + Number(content.abstain || 0) > of.voters, voters: of.voters
    };
  }

  window.machMeetingLog = {outcome: outcome, thing: thing, counts: counts, vote: vote};
})();
