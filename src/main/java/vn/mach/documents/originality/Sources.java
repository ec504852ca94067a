package vn.mach.documents.originality;

/** Earlier texts, by the grams that they hold. */
interface Sources {

  /** How many there are. */
  int size();

  /** In how many of them each gram is; same order as {@code grams}. */
  int[] frequencies(int[] grams);

  /**
   * Those that share most with a text, most first.
   *
   * @param grams the text's grams in its order, 0 for those that do not count
   * @param most at most so many
   */
  int[] nearest(int[] grams, int most);

  /** The syllables of one. */
  Syllables text(int source);
}
