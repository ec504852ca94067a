/**
 * Concerns: what weighs on members (tâm tư), what they wish (nguyện vọng) and propose (kiến nghị),
 * with a clock at every station, a talk of both sides by a receipt code, and what is published of
 * it ("you said, we did"). Of a confidential concern nothing is stored that leads to its sender
 * (docs/adr/0043). Nobody's mood is inferred, nobody is scored, no text is searched for opinions.
 *
 * <p>Words: concern (ý kiến), station (nơi giải quyết: a unit that has it, with its part of the
 * days), receipt code (mã nhận), receiver (người nhận ý kiến kín), confidential (kín), route (nơi
 * nhận đầu tiên), rule (thời hạn), extension (gia hạn), point (nội dung giao riêng), you said, we
 * did (Đã nghe, đã làm). Tables: {@code concerns}, {@code concern_*}. Publishes nothing.
 */
@NullMarked
@ApplicationModule(
    id = "concerns",
    allowedDependencies = {
      "kernel",
      "limits",
      "realms",
      "web",
      "audit",
      "calendar",
      "jobs",
      "units",
      "people",
      "access",
      "tasks"
    })
package vn.mach.voice.concerns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
