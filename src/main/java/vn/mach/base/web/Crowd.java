package vn.mach.base.web;

/**
 * How many connections and requests there may be at once. A connection that has sent the half of
 * its headers takes about 55 KB, a request that is being read or answered 90 to 165 KB, an open
 * event stream 90 KB (measured); together they take half of the memory at most.
 *
 * @param connections open ones, idle ones too; further ones wait to be accepted
 * @param requests being read or answered; further ones are refused
 * @param ofOneAddress how many of these come from one address at most
 */
record Crowd(int connections, int requests, int ofOneAddress) {

  private static final long BYTES_A_CONNECTION = 192 << 10;
  private static final long BYTES_A_REQUEST = 640 << 10;

  /** Tomcat's own: more sockets than this are no sign of more readers. */
  private static final int MOST_CONNECTIONS = 8_192;

  private static final int LEAST = 64;
  private static final int PARTS = 4;

  /**
   * @param memory the largest heap, in bytes
   */
  static Crowd of(long memory) {
    int connections =
        (int) Math.clamp(memory / BYTES_A_CONNECTION, 2L * LEAST, (long) MOST_CONNECTIONS);
    int requests = (int) Math.clamp(memory / BYTES_A_REQUEST, LEAST, connections / 2);
    return new Crowd(connections, requests, Math.max(LEAST, requests / PARTS));
  }
}
