package vn.mach.voice.talks;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.access.NamedFileSource;

/** That somebody's own question was answered: for whoever asked it alone. */
@Component
class QuestionNames implements NamedFileSource {

  private final QuestionsSql sql;
  private final DialoguesSql dialogues;
  private final NamedAccess named;

  QuestionNames(QuestionsSql sql, DialoguesSql dialogues, NamedAccess named) {
    this.sql = sql;
    this.dialogues = dialogues;
    this.named = named;
  }

  @Override
  public String module() {
    return TalkFile.QUESTIONS;
  }

  @Override
  public Optional<Described> describe(Actor actor, long subject) {
    return named.standing(actor, TalkFile.ofQuestion(subject)).reads()
        ? sql.find(subject)
            .flatMap(it -> dialogues.find(actor, it.dialogue()))
            .map(it -> new Described(it.title(), "/talks/dialogues/" + it.id()))
        : Optional.empty();
  }
}
