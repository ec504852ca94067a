package vn.mach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.ResolvableType;

/** What a constructor asks for is found under the name of its class. */
class BeansByClassNameTest {

  static class Book {}

  static final class RedBook extends Book {}

  record Reader(Book book) {}

  /** Notes for which types all beans were gone through. */
  private static final class Beans extends DefaultListableBeanFactory {

    private final List<Class<?>> asked = new ArrayList<>();

    private Beans() {
      new BeansByClassName().postProcessBeanFactory(this);
    }

    @Override
    public String[] getBeanNamesForType(ResolvableType type) {
      asked.add(type.toClass());
      return super.getBeanNamesForType(type);
    }

    @Override
    public String[] getBeanNamesForType(
        Class<?> type, boolean includeNonSingletons, boolean allowEagerInit) {
      asked.add(type);
      return super.getBeanNamesForType(type, includeNonSingletons, allowEagerInit);
    }

    private Beans with(String name, Class<?> type, boolean primary) {
      RootBeanDefinition definition = new RootBeanDefinition(type);
      definition.setAutowireMode(RootBeanDefinition.AUTOWIRE_CONSTRUCTOR);
      definition.setPrimary(primary);
      registerBeanDefinition(name, definition);
      return this;
    }

    private Beans with(Class<?> type) {
      return with(type.getName(), type, false);
    }
  }

  @Test
  void theOtherBeansAreNotGoneThrough() {
    Beans beans = new Beans().with(Reader.class).with(Book.class).with(RedBook.class);
    assertThat(beans.getBean(Reader.class.getName(), Reader.class).book())
        .isExactlyInstanceOf(Book.class);
    assertThat(beans.asked).doesNotContain(Book.class);
  }

  @Test
  void aBeanOfAnotherNameIsFoundByItsType() {
    Beans beans = new Beans().with(Reader.class).with("red", RedBook.class, false);
    assertThat(beans.getBean(Reader.class.getName(), Reader.class).book())
        .isExactlyInstanceOf(RedBook.class);
  }

  @Test
  void thePreferredOneOfTwoIsTaken() {
    Beans beans = new Beans().with(Reader.class).with(Book.class).with("red", RedBook.class, true);
    assertThat(beans.getBean(Reader.class.getName(), Reader.class).book())
        .isExactlyInstanceOf(RedBook.class);
  }

  @Test
  void twoOfOtherNamesAreRefusedAsEver() {
    Beans beans =
        new Beans()
            .with(Reader.class)
            .with("red", RedBook.class, false)
            .with("plain", Book.class, false);
    assertThatThrownBy(() -> beans.getBean(Reader.class.getName()))
        .isInstanceOf(UnsatisfiedDependencyException.class);
  }
}
