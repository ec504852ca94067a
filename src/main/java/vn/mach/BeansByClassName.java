package vn.mach;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.stereotype.Component;

/**
 * Looks for what a constructor asks for under the name of its class first, which is the bean's
 * name. Spring would else go through the types of all beans for each class that is asked for: a
 * third of the work of a start. Where there is no bean of that name, or another one is preferred,
 * Spring looks for it as ever.
 */
@Component
class BeansByClassName implements BeanFactoryPostProcessor {

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    ((DefaultListableBeanFactory) beans).setAutowireCandidateResolver(new ByClassName());
  }

  private static final class ByClassName extends ContextAnnotationAutowireCandidateResolver {

    @Override
    public @Nullable String getSuggestedName(DependencyDescriptor descriptor) {
      String qualified = super.getSuggestedName(descriptor);
      return qualified != null ? qualified : descriptor.getDependencyType().getName();
    }
  }
}
