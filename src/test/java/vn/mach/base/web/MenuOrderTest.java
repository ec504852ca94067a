package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.testing.MachTest;

@MachTest
class MenuOrderTest {

  private static final Actor ALL =
      new Actor(1, "all", new PersonId(1), Map.of(), Set.of(Right.values()), "page");

  @Autowired List<Menu> menus;

  @Test
  void everyEntryThatAModuleOffersHasItsPlaceInTheListAndNoPlaceIsEmpty() {
    assertThat(MenuOrder.sorted(menus, ALL))
        .extracting(Menu.Entry::key)
        .containsExactlyElementsOf(MenuOrder.KEYS);
  }

  @Test
  void anEntryThatTheListDoesNotNameComesLast() {
    Menu fresh = actor -> List.of(new Menu.Entry("meetings.agenda", "/meetings", "users"));
    Menu home = actor -> List.of(new Menu.Entry("home.menu", "/", "users"));
    assertThat(MenuOrder.sorted(List.of(fresh, home), ALL))
        .extracting(Menu.Entry::key)
        .containsExactly("home.menu", "meetings.agenda");
  }

  @Test
  void anEntryIsMarkedOnEachPageThatBelongsToIt() {
    Menu.Entry board = new Menu.Entry("home.menu", "/", "users", "/home");
    Menu.Entry lateness = new Menu.Entry("tasks.menu.board", "/home/late", "clock");
    assertThat(board.covers("/")).isPositive();
    assertThat(board.covers("/home/board")).isPositive();
    assertThat(board.covers("/homes")).isZero();
    assertThat(board.covers("/tasks")).isZero();
    assertThat(lateness.covers("/home/late/3")).isGreaterThan(board.covers("/home/late/3"));
  }

  @Test
  void theMenuHasASectionForWhatPeopleDoAndEmptyOnesAreLeftOut() {
    Menu home = actor -> List.of(new Menu.Entry("home.menu", "/", "users"));
    Menu fresh = actor -> List.of(new Menu.Entry("meetings.agenda", "/meetings", "users"));
    List<MenuSection> sections = MenuOrder.sections(MenuOrder.sorted(List.of(fresh, home), ALL));
    assertThat(sections)
        .extracting(MenuSection::key)
        .containsExactly("web.section.numbers", "web.more");
    assertThat(sections.getLast().entries())
        .extracting(Menu.Entry::key)
        .containsExactly("meetings.agenda");
  }
}
