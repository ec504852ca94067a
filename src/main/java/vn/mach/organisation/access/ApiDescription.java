package vn.mach.organisation.access;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The general part of the OpenAPI description, and its tokens. The routes are described by their
 * methods.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ApiDescription {

  private static final String TOKEN = "token";

  @Bean
  OpenAPI api() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Mạch")
                .version("1")
                .description(
                    """
                    Reading and recording by programs, in the name of an account and within its rights. What lies beyond them is answered \
                    with 404, as if it were not there; a command that is refused with 422 and its reasons; sent twice under one key, a \
                    command counts once.\
                    """))
        .components(
            new Components()
                .addSecuritySchemes(
                    TOKEN,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("mach_…")
                        .description(
                            "A token made on the page of one's own account: Authorization: Bearer mach_…")))
        .addSecurityItem(new SecurityRequirement().addList(TOKEN));
  }

  /** Tags by module, not by class. */
  @Bean
  OpenApiCustomizer tagsByModule() {
    return api ->
        api.getPaths()
            .forEach((path, item) ->
                item.readOperations()
                    .forEach(
                        operation -> operation.setTags(java.util.List.of(path.split("/", 5)[3]))));
  }
}
