package vn.mach.base.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DigestsTest {

  @Test
  void aTextHasTheDigestOfItsUtf8() {
    assertThat(Digests.hex(""))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(Digests.hex("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Digests.of("Mạch"))
        .isEqualTo(Digests.of("Mạch".getBytes(StandardCharsets.UTF_8)))
        .hasSize(32);
  }
}
