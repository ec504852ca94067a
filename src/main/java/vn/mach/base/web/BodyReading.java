package vn.mach.base.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a request, and ends it where it arrives too slowly or is larger than allowed:
 * who reads it must look at {@link #refused}, as {@link BodyFilter} does for fields and files; JSON
 * that was cut is no JSON. Whatever reads it reads through this: form fields, files, JSON. A body
 * that is refused by its length is not read at all. How much is allowed is set by {@link
 * BodyFilter}, which knows who sends it.
 */
final class BodyReading implements InputBuffer {

  /** How long a reader may wait in all, beyond what the least rate explains. */
  private static final long GRACE_NANOS = 10_000_000_000L;

  static final long LEAST_BYTES_PER_SECOND = 1_000;
  private static final long DISCARDING_NANOS = 5_000_000_000L;
  private static final long MOST_DISCARDED = 2 << 20;
  private static final String ATTRIBUTE = BodyReading.class.getName();

  /** Why a body was not read to its end. */
  enum Refused {
    TOO_SLOW,
    TOO_LARGE
  }

  private final InputBuffer connection;
  private long most;
  private long leastPerSecond = LEAST_BYTES_PER_SECOND;
  private long read;
  private long waitedNanos;
  private @Nullable Refused refused;

  private BodyReading(InputBuffer connection, long most) {
    this.connection = connection;
    this.most = most;
  }

  static @Nullable BodyReading of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof BodyReading it ? it : null;
  }

  /**
   * @param leastBytesPerSecond at which rate they arrive, or are refused
   */
  void allow(long bytes, long leastBytesPerSecond) {
    most = bytes;
    leastPerSecond = leastBytesPerSecond;
  }

  @Nullable Refused refused() {
    return refused;
  }

  /** Nothing more of it is read or waited for, also not to spare the sender a broken connection. */
  void letGo() {
    refused = Refused.TOO_SLOW;
  }

  @Override
  public int doRead(ApplicationBufferHandler handler) throws IOException {
    if (refused == null && read > most) {
      refused = Refused.TOO_LARGE;
    }
    long grace = GRACE_NANOS + read * (1_000_000_000L / leastPerSecond);
    if (refused == null && waitedNanos > grace) {
      refused = Refused.TOO_SLOW;
    }
    if (refused != null) {
      return -1; // an exception would close the connection before the sender is told why
    }
    long before = System.nanoTime();
    try {
      int count = connection.doRead(handler);
      read += Math.max(0, count);
      return count;
    } catch (SocketTimeoutException e) {
      refused = Refused.TOO_SLOW;
      return -1;
    } finally {
      waitedNanos += System.nanoTime() - before;
    }
  }

  /**
   * Reads on for a moment after the answer: many senders read nothing before they have sent all,
   * and see a broken connection instead of the answer where it is closed before.
   *
   * @return whether the body ended
   */
  private boolean discard() {
    Discarded into = new Discarded();
    long until = System.nanoTime() + DISCARDING_NANOS;
    long end = read + MOST_DISCARDED;
    try {
      while (refused != Refused.TOO_SLOW && read < end && System.nanoTime() < until) {
        int count = connection.doRead(into);
        if (count < 0) {
          return true;
        }
        read += count;
      }
    } catch (IOException e) {
      // the sender is gone
    }
    return false;
  }

  private static final class Discarded implements ApplicationBufferHandler {
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
      bytes = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return bytes;
    }

    @Override
    public void expand(int size) {}
  }

  @Override
  public int available() {
    return connection.available();
  }

  /** Puts itself between each request and its connection, before anything can read. */
  static final class Valve extends ValveBase {
    private final long most;

    Valve(long most) {
      super(true);
      this.most = most;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      var coyote = request.getCoyoteRequest();
      InputBuffer connection = coyote.getInputBuffer();
      BodyReading reading = new BodyReading(connection, most);
      request.setAttribute(ATTRIBUTE, reading);
      coyote.setInputBuffer(reading);
      try {
        getNext().invoke(request, response);
        AtomicBoolean whole = new AtomicBoolean();
        coyote.action(ActionCode.REQUEST_BODY_FULLY_READ, whole);
        if (!whole.get() && !request.isAsync()) {
          response.finishResponse();
          if (!reading.discard()) { // else the sender may go on with the same connection
            coyote.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
          }
        }
      } finally {
        coyote.setInputBuffer(connection);
      }
    }
  }
}
