package vn.mach.branch.scores;

import java.util.Optional;

/** Knows what a sheet may fill in by itself: a bean of the module whose subject is scored. */
public interface ScoreFactsSource {

  /** The facts of this subject; empty where it is of another module. */
  Optional<ScoreFacts> facts(String subjectKind, long subject);
}
