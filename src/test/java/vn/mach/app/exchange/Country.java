package vn.mach.app.exchange;

import java.time.LocalDate;

/**
 * An invented country in the proportions of the real one: under one centre 34 provinces, 3,321
 * communes, 52,000 grassroots organisations and 260,000 branches, or as many fewer as are asked
 * for. Everything about a unit, a person or an activity follows from the seed and its number, so
 * nothing has to be stored: writing it out needs the same memory for a hundred branches as for a
 * million.
 *
 * <p>In the middle of the year some branches move to a neighbouring commune, some get or lose a
 * committee, some end and hand on to a neighbour, some are founded.
 */
record Country(int branches, long people, int activitiesPerBranch, long seed, int year) {

  static final String CENTRE = "TW";

  Country {
    if (branches < 1 || people < 0 || activitiesPerBranch < 0) {
      throw new IllegalArgumentException(
          "A country has at least one branch, and not fewer than no people and activities");
    }
  }

  int communes() {
    return (int) Math.max(1, Math.round(branches * 3321 / 260_000.0));
  }

  int provinces() {
    return Math.min(34, communes());
  }

  /**
   * Grassroots committees, which have branches under them, and grassroots branches, which are
   * branches themselves.
   */
  int grassroots() {
    return Math.max(1, branches / 5);
  }

  boolean isCommittee(int grassroots) {
    return grassroots % 20 < 9;
  }

  int provinceOf(int commune) {
    return (int) ((long) commune * provinces() / communes());
  }

  int communeOfGrassroots(int grassroots) {
    return (int) ((long) grassroots * communes() / grassroots());
  }

  int communeOfBranch(int branch) {
    return (int) ((long) branch * communes() / branches);
  }

  /**
   * Half of the branches are under a grassroots committee of their commune, the others under the
   * commune itself.
   */
  String parentOfBranch(int branch) {
    int commune = communeOfBranch(branch);
    int first = firstGrassroots(commune);
    int count = firstGrassroots(commune + 1) - first;
    if (count > 0 && dice(Trait.PARENT, branch, 2) == 0) {
      int grassroots = first + dice(Trait.COMMITTEE_ABOVE, branch, count);
      if (isCommittee(grassroots)) {
        return grassrootsCode(grassroots);
      }
    }
    return communeCode(commune);
  }

  private int firstGrassroots(int commune) {
    return (int) (((long) commune * grassroots() + communes() - 1) / communes());
  }

  static String provinceCode(int province) {
    return "T%02d".formatted(province + 1);
  }

  static String communeCode(int commune) {
    return "X%05d".formatted(commune + 1);
  }

  static String grassrootsCode(int grassroots) {
    return "G%06d".formatted(grassroots + 1);
  }

  static String branchCode(int branch) {
    return "B%07d".formatted(branch + 1);
  }

  /** What became of a branch in the middle of the year. */
  enum Fate {
    STAYS,
    MOVES,
    CHANGES_COMMITTEE,
    ENDS,
    FOUNDED
  }

  Fate fate(int branch) {
    int thrown = dice(Trait.FATE, branch, 1000);
    if (thrown < 20 && communes() > 1) {
      return Fate.MOVES;
    } else if (thrown < 35) {
      return Fate.CHANGES_COMMITTEE;
    } else if (thrown < 38 && branch + 1 < branches) {
      return Fate.ENDS;
    } else if (thrown < 41) {
      return Fate.FOUNDED;
    }
    return Fate.STAYS;
  }

  /**
   * The day of the change: 1 July for those who move, as on the day the districts ended; some day
   * between April and October else.
   */
  LocalDate changeDay(int branch) {
    return fate(branch) == Fate.MOVES
        ? LocalDate.of(year, 7, 1)
        : LocalDate.of(year, 4, 1).plusDays(dice(Trait.CHANGE_DAY, branch, 200));
  }

  /** Leaves are numbered through: first the branches, then the grassroots branches. */
  int leaves() {
    return branches + grassroots();
  }

  /**
   * Whether a number below {@link #leaves} stands for a unit that meets: a grassroots committee is
   * none.
   */
  boolean isLeaf(int leaf) {
    return leaf < branches || !isCommittee(leaf - branches);
  }

  String leafCode(int leaf) {
    return leaf < branches ? branchCode(leaf) : grassrootsCode(leaf - branches);
  }

  /** A day of the year on which the leaf stands. */
  LocalDate dayOf(int leaf, long activity) {
    LocalDate first = LocalDate.of(year, 1, 1);
    LocalDate last = LocalDate.of(year, 12, 31);
    if (leaf < branches && fate(leaf) == Fate.ENDS) {
      last = changeDay(leaf).minusDays(1);
    } else if (leaf < branches && fate(leaf) == Fate.FOUNDED) {
      first = changeDay(leaf);
    }
    int days = (int) (last.toEpochDay() - first.toEpochDay()) + 1;
    return first.plusDays(dice(Trait.DAY, activity, days));
  }

  /**
   * Which property of a thing is being thrown for: keeps the throws of one thing independent of
   * each other.
   */
  enum Trait {
    PARENT,
    COMMITTEE_ABOVE,
    FATE,
    CHANGE_DAY,
    HAS_COMMITTEE,
    DAY,
    KIND,
    STATUS,
    EXPECTED,
    ABSENT,
    AMOUNT,
    TAG,
    FORM,
    FAMILY_NAME,
    MIDDLE_NAME,
    GIVEN_NAME,
    GENDER,
    AGE,
    MEMBER_STATUS
  }

  /** A number from 0 to {@code sides} − 1, always the same for the same seed, trait and thing. */
  int dice(Trait trait, long thing, int sides) {
    long mixed = seed * 0x9E3779B97F4A7C15L + trait.ordinal() * 0xD1B54A32D192ED03L + thing;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    mixed ^= mixed >>> 31;
    return (int) Long.remainderUnsigned(mixed, sides);
  }
}
