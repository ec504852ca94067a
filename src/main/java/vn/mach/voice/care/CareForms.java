package vn.mach.voice.care;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** What the forms of care have in common. */
@Component
class CareForms {

  private final CareKinds kinds;
  private final People people;
  private final Units units;
  private final AccessScope scope;

  CareForms(CareKinds kinds, People people, Units units, AccessScope scope) {
    this.kinds = kinds;
    this.people = people;
    this.units = units;
    this.scope = scope;
  }

  /**
   * The scope of somebody who keeps people somewhere.
   *
   * @throws NotFound for anybody else
   */
  Map<String, Object> seeing(Actor actor) {
    if (!actor.hasSomewhere(Right.KEEP_PEOPLE)) {
      throw new NotFound("care");
    }
    return scope.parameters(actor, Right.KEEP_PEOPLE);
  }

  /** The first unit of the actor, as a field shows it. */
  String ownUnit(Actor actor) {
    return units.tops(actor, Right.KEEP_PEOPLE).stream()
        .findFirst()
        .map(NamedUnit::label)
        .orElse("");
  }

  Field<UnitId> unit(Actor actor, FormParser reading, @Nullable String typed) {
    return reading.requiredFound(
        "unit",
        typed,
        units.meant(actor, Right.KEEP_PEOPLE, Text.line(typed)).map(NamedUnit::id),
        "care.refused.unit");
  }

  CareKind.@Nullable Occasion occasion(FormParser reading, @Nullable String typed) {
    return reading.optionalFound(
        "occasion",
        typed,
        kinds.occasion(Text.line(typed)).filter(CareKind.Occasion::standing),
        "care.refused.occasion",
        Text.line(typed));
  }

  /** By the code, or by words of the name that fit one member within reach. */
  Optional<PersonId> person(Actor actor, @Nullable String typed) {
    String text = Text.line(typed);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return people
        .find(text)
        .filter(it -> people.maySee(actor, it))
        .or(() -> {
          List<Member> found = people.search(actor, text, 2);
          return found.size() == 1 ? Optional.of(found.getFirst().id()) : Optional.empty();
        });
  }

  List<PersonId> readers(Actor actor, FormParser reading, @Nullable String typed) {
    List<String> named =
        Arrays.stream(Text.lines(typed).split("[,;\n]")).filter(it -> !it.isBlank()).toList();
    if (named.size() > Visit.MOST_READERS) { // each costs a search
      reading.refuse("readers", "care.refused.readers", Visit.MOST_READERS);
      return List.of();
    }
    List<PersonId> readers = new ArrayList<>();
    for (String one : named) {
      person(actor, one)
          .ifPresentOrElse(
              readers::add, () -> reading.refuse("readers", "care.refused.reader", Text.line(one)));
    }
    return readers;
  }

  /**
   * What is given: money from one contribution, things from another; by the field of the number.
   */
  Map<String, FundPart> parts(
      FormParser reading,
      @Nullable String moneyFrom,
      @Nullable String money,
      @Nullable String giftFrom,
      @Nullable String gifts) {
    Map<String, FundPart> parts = new LinkedHashMap<>();
    part(reading, "moneyFrom", moneyFrom, "money", money, parts);
    part(reading, "giftFrom", giftFrom, "gifts", gifts, parts);
    return parts;
  }

  private static void part(
      FormParser reading,
      String fromField,
      @Nullable String from,
      String field,
      @Nullable String typed,
      Map<String, FundPart> parts) {
    Long quantity =
        reading.optionalFound(
            field,
            typed,
            FormParser.whole(typed).filter(it -> it > 0 && it <= Fund.MOST),
            "care.refused.amount",
            Text.line(typed));
    if (quantity == null) {
      return;
    }
    Optional<Long> contribution = FormParser.whole(from);
    reading.found(fromField, contribution, "care.refused.source");
    contribution.ifPresent(it -> parts.put(field, new FundPart(it, quantity)));
  }

  /** A code of {@link Grant#RECEIPTS}. */
  Field<String> receipt(FormParser reading, @Nullable String typed) {
    return reading.found(
        "receipt",
        Optional.of(Text.line(typed)).filter(Grant.RECEIPTS::contains),
        "care.refused.receipt");
  }
}
