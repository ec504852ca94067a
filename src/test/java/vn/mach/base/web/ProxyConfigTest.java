package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProxyConfigTest {

  @Test
  void proxiesAreAddressesOrNetworks() {
    assertThat(ProxyConfig.networks(List.of())).isEmpty();
    assertThat(ProxyConfig.networks(List.of("127.0.0.1", " 10.1.0.0/16 ", "::1", "fd00::/8")))
        .isEqualTo("127.0.0.1/32,10.1.0.0/16,::1/128,fd00::/8");
  }

  @Test
  void anythingElseIsSaidAtTheStart() {
    for (String bad : new String[] {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", ".*", "fe80"}) {
      assertThatThrownBy(() -> ProxyConfig.networks(List.of(bad)))
          .as(bad)
          .hasMessageContaining(bad);
    }
  }
}
