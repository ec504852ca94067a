package vn.mach.base.jobs;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * This node's share of the background work.
 *
 * @param threads how many jobs it runs at once
 * @param heartbeat how often it says that it lives; after four missed ones another node takes its
 *     jobs
 * @param leave modules whose jobs it leaves to other nodes
 */
@ConfigurationProperties("mach.jobs")
record JobSettings(
    @DefaultValue("4") int threads,
    @DefaultValue("3s") Duration heartbeat,
    @DefaultValue({}) List<String> leave) {

  boolean leaves(String type) {
    return leave.stream().anyMatch(module -> type.startsWith(module + "."));
  }
}
