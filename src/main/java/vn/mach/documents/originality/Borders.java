package vn.mach.documents.originality;

/** From syllables to characters: marks around a passage that both texts have belong to it. */
final class Borders {

  private static final String CLOSING = ".!?…;:,)]\"”’»%";

  private final Syllables mine;
  private final Syllables theirs;

  Borders(Syllables mine, Syllables theirs) {
    this.mine = mine;
    this.theirs = theirs;
  }

  Passage passage(int source, Overlap overlap) {
    int a = overlap.a();
    int b = overlap.b();
    int c = overlap.c();
    int d = overlap.d();
    if (isMost(overlap)) { // a whole paper, whatever its title and its last line
      a = 0;
      b = mine.count - 1;
      c = 0;
      d = theirs.count - 1;
    }
    int from = mine.from[a];
    int to = mine.to[b];
    int sourceFrom = theirs.from[c];
    int sourceTo = theirs.to[d];
    while (from > 0
        && sourceFrom > 0
        && isOpening(mine.text.charAt(from - 1))
        && mine.text.charAt(from - 1) == theirs.text.charAt(sourceFrom - 1)) {
      from--;
      sourceFrom--;
    }
    to = closed(mine.text, to);
    sourceTo = closed(theirs.text, sourceTo);
    return new Passage(from, to, source, sourceFrom, sourceTo, overlap.density());
  }

  private boolean isMost(Overlap overlap) {
    return whole(overlap.a(), overlap.b(), mine.count)
        && whole(overlap.c(), overlap.d(), theirs.count);
  }

  private static boolean whole(int first, int last, int count) {
    int most = Math.max(6, count / 16);
    return first <= most && count - 1 - last <= most;
  }

  private static boolean isOpening(char one) {
    return "([\"“‘«".indexOf(one) >= 0;
  }

  private static int closed(String text, int to) {
    int end = to;
    while (end < text.length() && CLOSING.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }
}
