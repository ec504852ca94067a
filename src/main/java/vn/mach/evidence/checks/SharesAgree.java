package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A percent beside a fraction, or beside a part whose whole is named: {@code 1.356/1.468 … 97,8%}
 * is 92,37. Before it alarms, every other pair of numbers nearby is tried; where one of them gives
 * the percent, that one was meant.
 */
final class SharesAgree implements Rule {

  @Override
  public List<Finding> findings(ReportText text) {
    List<Finding> findings = new ArrayList<>();
    Bases bases = new Bases();
    CommonBases common = new CommonBases();
    List<Percent> open = new ArrayList<>();
    for (Passage passage : text.passages()) {
      bases.enter(passage);
      for (int i = 0; i < passage.mentions().size(); i++) {
        Mention percent = passage.mentions().get(i);
        common.read(percent);
        if (percent.isPercent() && percent.role() == Mention.Role.PLAIN) {
          int at = i;
          Percent read = new Percent(passage, i, bases);
          Optional<Finding> finding = read.finding(text);
          finding
              .or(() -> new TiedShares(passage, at, bases).finding(text))
              .ifPresent(findings::add);
          read.alone().ifPresent(number -> common.pair(number, percent));
          if (finding.isEmpty() && read.alone().isPresent()) {
            open.add(read);
          }
        }
      }
    }
    open.forEach(it -> it.finding(text, common).ifPresent(findings::add));
    return findings;
  }
}
