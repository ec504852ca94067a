package vn.mach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndsWithoutMemoryTest {

  private final List<Integer> ended = new ArrayList<>();
  private final EndsWithoutMemory handler = new EndsWithoutMemory(ended::add);

  @Test
  void whereAThreadDiesBecauseTheMemoryIsUsedUpTheProcessEnds() {
    handler.uncaughtException(Thread.currentThread(), new OutOfMemoryError("Java heap space"));
    assertThat(ended).containsExactly(EndsWithoutMemory.WITHOUT_MEMORY);
  }

  @Test
  void anotherFailureOfAThreadEndsNothing() {
    handler.uncaughtException(Thread.currentThread(), new IllegalStateException("x"));
    handler.uncaughtException(Thread.currentThread(), new StackOverflowError());
    assertThat(ended).isEmpty();
  }
}
