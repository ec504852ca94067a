package vn.mach.base.search;

/**
 * What the search knows of a table, in parts of SQL that call its row by one alias: which rows fit,
 * which of them may be seen, and what is shown of them. {@link StagedSearch} makes its statements
 * of these parts. They name the parameters of {@link SearchQuery} and those of the access scope.
 */
public final class SearchTable {

  private final String from;
  private final String alias;
  private String id;
  private String text;
  private String body = "";
  private boolean beginnings;
  private String exactly = "false";
  private String newest;
  private boolean spread;
  private boolean remembered;
  private String few = "";
  private String shownFrom;
  private String row = "";
  private String order = "";
  private String seen = "false";
  private String belongsTo = "";

  private SearchTable(String from) {
    this.from = from;
    this.shownFrom = from;
    this.alias = from.substring(from.lastIndexOf(' ') + 1);
    this.id = alias + ".id";
    this.text = alias + ".search";
    this.newest = alias + ".id desc";
  }

  /**
   * @param from {@code from activities a}: the table and the alias
   */
  public static SearchTable of(String from) {
    return new SearchTable(from);
  }

  /** The column of its numbers, where it is not {@code id}. */
  public SearchTable id(String column) {
    id = column;
    return this;
  }

  /** The column of searchable text, where it is not {@code search}. */
  public SearchTable text(String column) {
    text = column;
    return this;
  }

  /** A column of longer searchable text, in which only the typed words are looked for. */
  public SearchTable body(String column) {
    body = column;
    return this;
  }

  /** What begins with the typed words is found by an index over the text {@code collate "C"}. */
  public SearchTable beginnings() {
    beginnings = true;
    return this;
  }

  /** A condition, answered by an index, that a row is named by what was typed: by its code. */
  public SearchTable exactly(String condition) {
    exactly = condition;
    return this;
  }

  /** The order from the newest row, answered by an index, where it is not that of the numbers. */
  public SearchTable newest(String order) {
    newest = order;
    return this;
  }

  /**
   * Words may be common and yet not among the newest rows, as the name of a month is: rows spread
   * over the table are looked through too, before the index is asked.
   */
  public SearchTable spread() {
    spread = true;
    return this;
  }

  /** All words of its text are known to the search, see the trigger {@code remember_words}. */
  public SearchTable remembered() {
    remembered = true;
    return this;
  }

  /** Whether only a code can fit, as no text of the table has all of the words. */
  boolean fitsByCodeOnly(SearchQuery query) {
    return remembered && query.hasUnknownWord();
  }

  boolean isSpread() {
    return spread;
  }

  /**
   * A statement for all rows within the access scope of somebody who sees few units; it may have
   * others too.
   */
  public SearchTable few(String statement) {
    few = statement;
    return this;
  }

  /** The table joined with what a row shows, where that is more. */
  public SearchTable shownFrom(String joined) {
    shownFrom = joined;
    return this;
  }

  /**
   * The columns of a row: those of {@link SearchResult.Hit} ({@code path}, {@code title}, {@code
   * code}, {@code day}), {@code list} (the address, as far as what was typed, where the module's
   * own list shows all; empty without such a list), and what {@link #seen} and {@link #belongsTo}
   * name.
   */
  public SearchTable row(String columns) {
    row = columns;
    return this;
  }

  /** The order of rows that fit equally well. */
  public SearchTable order(String columns) {
    order = columns;
    return this;
  }

  /** The condition that the actor may see a row. */
  public SearchTable seen(String condition) {
    seen = condition;
    return this;
  }

  /** A statement for the name of the unit under which a row is shown. */
  public SearchTable belongsTo(String statement) {
    belongsTo = statement;
    return this;
  }

  /** Ids of all rows that fit within the access scope of somebody who sees few units. */
  String few(SearchQuery query) {
    return "select %s from (%s) %s where %s or %s%s order by %s"
        .formatted(
            id,
            few,
            alias,
            exactly,
            query.condition(text),
            asksBody(query) ? " or " + query.condition(body) : "",
            newest);
  }

  /** Ids of rows whose code was typed. */
  String exactly() {
    return "select %s %s where %s".formatted(id, from, exactly);
  }

  /** Ids of rows that are named so: by code, or by the beginning of the text. */
  String named(SearchQuery query) {
    StringBuilder named =
        new StringBuilder(
            query.isWidened() ? "select %s %s where false".formatted(id, from) : exactly());
    if (beginnings) {
      for (String beginning : query.beginnings(text)) {
        named.append(
            " union (select %s %s where %s order by %s collate \"C\" limit 500)"
                .formatted(id, from, beginning, text));
      }
    }
    return named.toString();
  }

  /** Ids of rows that fit among the newest, up to {@code :search_newest} of which are read. */
  String newest(SearchQuery query) {
    return "select %s from (select * %s order by %s limit :search_newest) %s where %s"
        .formatted(id, from, newest, alias, query.condition(text));
  }

  /** Ids of rows that fit among some of all, always the same: 3 of 1,000 pages of the table. */
  String sample(SearchQuery query) {
    return "select %s %s tablesample system (0.3) repeatable (0) where %s"
        .formatted(id, from, query.condition(text));
  }

  /** Ids of rows that fit, by the index over the text. */
  String indexed(SearchQuery query) {
    String fits = "select %s %s where %s".formatted(id, from, query.condition(text));
    return asksBody(query)
        ? "(%s limit :search_ranked) union all (select %s %s where %s limit 200)"
            .formatted(fits, id, from, query.condition(body))
        : fits;
  }

  /** Near words occur in nearly every longer text. */
  private boolean asksBody(SearchQuery query) {
    return !body.isEmpty() && !query.isWidened();
  }

  /**
   * What may be seen of the rows {@code :search_ids}, the best first, up to {@code :search_limit}:
   * the scope is asked row by row, and no more often than is needed.
   */
  String rows(SearchQuery query) {
    return """
    select %1$s.path, %1$s.list, %1$s.title, %1$s.code, %1$s.day, %1$s.rank, coalesce((%2$s), '') as about
    from (
      select * from (
        select %3$s, fit.rank, row_number() over (order by fit.rank, %4$s) as place
        %5$s
        cross join lateral (select case when %6$s then 0 else %7$s end) fit (rank)
        where %8$s = any(:search_ids) order by place offset 0
      ) %1$s where %9$s limit :search_limit
    ) %1$s
    order by %1$s.place
    """
        .formatted(alias, belongsTo, row, order, shownFrom, exactly, query.rank(text), id, seen);
  }
}
