package vn.mach.organisation.people;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** People, posts and transfers in the access matrix. */
@Component
class PersonMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "person", it -> Long.toString(person(it)),
        "personCode", it -> "P/" + person(it),
        "post",
            it ->
                it.id(
                    "insert into posts (person_id, unit_id, post, valid_from) values (?, ?, 'committee_member', '2024-01-01')",
                    person(it),
                    it.unit()),
        "follower", PersonMatrixSample::follower,
        "transfer",
            it ->
                it.id(
                    """
                    insert into transfers (person_id, from_unit_id, to_unit_id, kind, status, announced_on, papers_due_on)
                    values (?, ?, ?, 'official', 'announced', '2026-07-01', '2026-10-01')
                    """,
                    person(it),
                    it.unit(),
                    it.leaf()));
  }

  /** On a day of its own: a unit has one follower a day. */
  private static String follower(MatrixPlanting at) {
    int day = at.next();
    return at.id(
        "insert into followers (unit_id, person_id, valid_from, valid_to) values (?, ?, date '2000-01-01' + ?, date '2000-01-01' + ?)",
        at.unit(),
        person(at),
        day,
        day);
  }

  private static long person(MatrixPlanting at) {
    long person =
        Long.parseLong(
            at.id(
                "insert into people (code, full_name) values (?, ?)",
                "X" + at.next(),
                "Người " + at.mark()));
    at.update("update people set code = ? where id = ?", "P/" + person, person);
    at.update(
        "insert into memberships (person_id, valid_from, unit_id, status) values (?, '2024-01-01', ?, 'official')",
        person,
        at.unit());
    return person;
  }
}
