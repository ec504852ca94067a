package vn.mach.base.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.CacheControl;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Languages and messages. Vietnamese unless the reader chose otherwise with {@code ?lang=en}. */
@Configuration(proxyBeanMethods = false)
class WebConfig implements WebMvcConfigurer {

  private final ActorArgumentResolver viewerArgument;
  private final FieldLimit fields;
  private final ExpensiveLimit expensive;
  private final KeptViewInterceptor views;
  private final JsonMapper json;

  WebConfig(
      ActorArgumentResolver viewerArgument,
      FieldLimit fields,
      ExpensiveLimit expensive,
      KeptViewInterceptor views,
      JsonMapper json) {
    this.json = json;
    this.viewerArgument = viewerArgument;
    this.fields = fields;
    this.expensive = expensive;
    this.views = views;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(viewerArgument);
  }

  /** JSON that is sent and received has the spelling of the exchange format: snake_case. */
  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.withJsonConverter(
        new JacksonJsonHttpMessageConverter(
            json.rebuild().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build()));
  }

  /** Days in addresses are read as those of forms: one way to write them, one range. */
  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addFormatterForFieldType(LocalDate.class, new DayFormatter());
    registry.addFormatterForFieldAnnotation(new DayFormatter.OfParameters());
  }

  @Bean
  static LocaleResolver localeResolver() {
    Languages resolver = new Languages("mach-language");
    resolver.setCookieMaxAge(Duration.ofDays(365));
    return resolver;
  }

  /**
   * Each module has its own pair of files, {@code messages/<area>/<module>_vi.properties} and
   * {@code …_en.properties}.
   */
  @Bean
  static MessageSource messageSource() throws IOException {
    PluralMessages messages = new PluralMessages();
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    messages.setDefaultLocale(Languages.VIETNAMESE);
    messages.setAlwaysUseMessageFormat(true);
    messages.setBasenames(
        Arrays.stream(
                new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:messages/*/*_vi.properties"))
            .map(WebConfig::bundle)
            .sorted()
            .toArray(String[]::new));
    return messages;
  }

  private static String bundle(Resource file) {
    try {
      String address = file.getURL().toString();
      return address.substring(address.lastIndexOf("messages/")).replace("_vi.properties", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files keep for a year: their addresses carry the version. */
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(Languages.change());
    registry.addInterceptor(fields);
    registry.addInterceptor(expensive);
    registry.addInterceptor(views);
  }
}
