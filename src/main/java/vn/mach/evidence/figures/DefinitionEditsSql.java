package vn.mach.evidence.figures;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes definitions of figures and targets. */
@Component
class DefinitionEditsSql {

  private final JdbcClient jdbc;

  DefinitionEditsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(DefinitionRules.FigureTyped figure) {
    write(
        "insert into figures (code, name_vi, name_en, function, activity_kind, amount, tag, form) "
            + "values (:code, :name_vi, :name_en, :function, :kind, :amount, :tag, :form)",
        figure);
  }

  void update(DefinitionRules.FigureTyped figure) {
    write(
        "update figures set name_vi = :name_vi, name_en = :name_en, function = :function, activity_kind = :kind, amount = :amount, "
            + "tag = :tag, form = :form where code = :code",
        figure);
  }

  private void write(String sql, DefinitionRules.FigureTyped figure) {
    jdbc.sql(sql)
        .param("code", figure.code())
        .param("name_vi", figure.nameVi())
        .param("name_en", figure.nameEn())
        .param("function", figure.function())
        .param("kind", figure.kind())
        .param("amount", DefinitionRules.orNull(figure.amount()))
        .param("tag", DefinitionRules.orNull(figure.tag()))
        .param("form", DefinitionRules.orNull(figure.form()))
        .update();
  }

  void insert(
      DefinitionRules.TargetTyped target, long directive, List<DefinitionRules.Minimum> minimums) {
    long id =
        jdbc.sql(
                "insert into targets (code, directive_id, title, figure, period_from, period_to) values (?, ?, ?, ?, ?, ?) returning id")
            .params(
                target.code(),
                directive,
                target.title(),
                target.figure(),
                target.from(),
                target.to())
            .query(Long.class)
            .single();
    write(id, minimums);
  }

  void update(
      DefinitionRules.TargetTyped target,
      long id,
      long directive,
      List<DefinitionRules.Minimum> minimums) {
    jdbc.sql(
            "update targets set directive_id = ?, title = ?, figure = ?, period_from = ?, period_to = ? where id = ?")
        .params(directive, target.title(), target.figure(), target.from(), target.to(), id)
        .update();
    jdbc.sql("delete from target_minimums where target_id = ?").param(id).update();
    write(id, minimums);
  }

  /** Answers whether it was not withdrawn before. */
  boolean withdraw(long id, LocalDate from, String reason) {
    return jdbc.sql(
                "update targets set withdrawn_from = ?, withdrawn_reason = ? where id = ? and withdrawn_from is null")
            .params(from, reason, id)
            .update()
        == 1;
  }

  private void write(long target, List<DefinitionRules.Minimum> minimums) {
    for (DefinitionRules.Minimum it : minimums) {
      jdbc.sql(
              "insert into target_minimums (target_id, unit_kind, has_committee, minimum) values (:target, :kind, :committee, :minimum)")
          .param("target", target)
          .param("kind", it.kind())
          .param("committee", it.committee(), java.sql.Types.BOOLEAN)
          .param("minimum", it.minimum())
          .update();
    }
  }
}
