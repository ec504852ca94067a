package vn.mach.documents.adoptions;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How far units are with a directive: each number counts units.
 *
 * @param asked to which it was sent
 * @param received that opened its latest version
 * @param plans that owe a plan, without those that only pass it on
 * @param waiting whose plan waits for the level above
 * @param returned whose plan was returned
 * @param adopted whose plan was approved
 * @param passedOn that only pass it on
 */
record AdoptionNumbers(
    long asked,
    long received,
    long plans,
    long waiting,
    long returned,
    long adopted,
    long passedOn,
    long studies,
    long studied,
    long reports,
    long reported) {

  /** The columns of every relation that has them, in this order. */
  static final String COLUMNS =
      "asked, received, plans, waiting, returned, adopted, passed_on, studies, studied, reports,"
          + " reported";

  static final AdoptionNumbers NONE = new AdoptionNumbers(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  static AdoptionNumbers of(ResultSet row) throws SQLException {
    return new AdoptionNumbers(
        row.getLong("asked"),
        row.getLong("received"),
        row.getLong("plans"),
        row.getLong("waiting"),
        row.getLong("returned"),
        row.getLong("adopted"),
        row.getLong("passed_on"),
        row.getLong("studies"),
        row.getLong("studied"),
        row.getLong("reports"),
        row.getLong("reported"));
  }

  /** The columns, each as {@code pattern} with its name in place of {@code %s}. */
  static String each(String pattern) {
    StringBuilder all = new StringBuilder();
    for (String column : COLUMNS.split(", ")) {
      all.append(all.isEmpty() ? "" : ", ").append(pattern.replace("%s", column));
    }
    return all.toString();
  }

  AdoptionNumbers plus(AdoptionNumbers it) {
    return new AdoptionNumbers(
        asked + it.asked,
        received + it.received,
        plans + it.plans,
        waiting + it.waiting,
        returned + it.returned,
        adopted + it.adopted,
        passedOn + it.passedOn,
        studies + it.studies,
        studied + it.studied,
        reports + it.reports,
        reported + it.reported);
  }

  /** Units that have not done it yet. */
  long open(Owed owed) {
    return switch (owed) {
      case RECEIPT -> asked - received;
      case ADOPTION -> plans - adopted - waiting;
      case STUDY -> studies - studied;
      case REPORT -> reports - reported;
    };
  }

  /** Of those that owe it: of how many. */
  long base(Owed owed) {
    return switch (owed) {
      case RECEIPT -> asked;
      case ADOPTION -> plans;
      case STUDY -> studies;
      case REPORT -> reports;
    };
  }

  long done(Owed owed) {
    return switch (owed) {
      case RECEIPT -> received;
      case ADOPTION -> adopted;
      case STUDY -> studied;
      case REPORT -> reported;
    };
  }

  boolean none() {
    return asked == 0;
  }
}
