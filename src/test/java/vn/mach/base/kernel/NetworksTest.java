package vn.mach.base.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworksTest {

  @Test
  void oneComputerIsOneSenderWhicheverAddressOfItsNetworkItChooses() {
    assertThat(
            List.of(
                "2001:db8:1:2:0:0:0:1",
                "2001:db8:1:2:ffff:aaaa:bbbb:cccc",
                "2001:DB8:1:2::9",
                "2001:db8:1:2::9%eth0"))
        .allSatisfy(it -> assertThat(Networks.of(it)).isEqualTo(Networks.of("2001:db8:1:2::1")));
    assertThat(Networks.of("2001:db8::7:1")).isEqualTo(Networks.of("2001:db8::8:2"));
  }

  @Test
  void neighboursAreOthers() {
    assertThat(Networks.of("2001:db8:1:3::1")).isNotEqualTo(Networks.of("2001:db8:1:2::1"));
    assertThat(Networks.of("10.0.0.1")).isEqualTo("10.0.0.1");
    assertThat(Networks.of("10.0.0.2")).isEqualTo("10.0.0.2");
    assertThat(Networks.of("::ffff:10.0.0.1")).isEqualTo("10.0.0.1");
    assertThat(Networks.of("::ffff:10.0.0.2")).isEqualTo("10.0.0.2");
  }

  @Test
  void whatIsNoAddressCountsAsItself() {
    assertThat(List.of("", "x", "unknown", ":", "1:2:3", "%"))
        .allSatisfy(it -> assertThat(Networks.of(it)).isEqualTo(it));
  }
}
