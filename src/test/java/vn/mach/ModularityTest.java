package vn.mach;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

  @Test
  void everyModuleCallsOnlyModulesBelowItThroughTheirPublicTypes() {
    ApplicationModules.of(MachApplication.class).verify();
  }
}
