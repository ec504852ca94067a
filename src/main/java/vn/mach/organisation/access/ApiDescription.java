package vn.mach.organisation.access;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.mach.base.kernel.Actor;

/**
 * The general part of the OpenAPI description: tokens, the answers that every route can give, and
 * names. The routes are described by their methods.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ApiDescription {

  private static final String TOKEN = "token";
  private static final String PROBLEM = "Problem";
  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

  /** What every route may answer beside its own. */
  private static final Map<String, String> ALWAYS =
      Map.of(
          "400", "The request cannot be read: a parameter is missing or not of its kind.",
          "401", "No token, or one that is not valid any more.",
          "404",
              "There is no such thing, or it is not for this account: the two are not told apart.",
          "429", "Too many requests of this account at once.",
          "503", "Not now: send the same again after the seconds in Retry-After.");

  /** What parameters of these names mean wherever they are. */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "Idempotency-Key",
              "A name that the sender makes for this command: sent again under the same one, it counts once.",
          "id", "The number, as lists answer it.",
          "code", "The code; a / in it is sent as %2F.",
          "ref", "The ref of the activity.",
          "page", "Which page of the list, from 1.",
          "size", "How many on a page.");

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class); // not sent by anybody
  }

  @Bean
  OpenAPI api() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Mạch")
                .contact(new Contact().name("Whoever runs this server"))
                .version("1")
                .description(
                    """
                    Reading and recording by programs, in the name of an account and within its rights. What lies beyond them is answered \
                    with 404, as if it were not there; a command that is refused with 422 and its reasons; sent twice under one key, a \
                    command counts once. Names are those of the exchange format.\
                    """))
        .components(
            new Components()
                .addSchemas(PROBLEM, problem())
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

  /** RFC 9457, with the reasons of a refused command. */
  private static Schema<?> problem() {
    return new ObjectSchema()
        .description("A problem document (RFC 9457).")
        .addProperty("type", new StringSchema())
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("detail", new StringSchema())
        .addProperty("instance", new StringSchema())
        .addProperty(
            "refusals",
            new ArraySchema()
                .description("Where a command or a question was refused (422): each reason.")
                .items(
                    new ObjectSchema()
                        .addProperty("field", new StringSchema())
                        .addProperty("reason", new StringSchema())
                        .addProperty("message", new StringSchema())));
  }

  /** Tags by module, not by class; every status; the names that are sent. */
  @Bean
  OpenApiCustomizer whatAllRoutesShare() {
    return api -> {
      api.getPaths()
          .forEach((path, item) ->
              item.readOperations()
                  .forEach(operation -> {
                    operation.setTags(List.of(path.split("/", 5)[3]));
                    describeParameters(operation);
                    ALWAYS.forEach((status, words) -> answers(operation, status, words));
                  }));
      api.getComponents().getSchemas().values().forEach(ApiDescription::rename);
    };
  }

  private static void describeParameters(Operation operation) {
    if (operation.getParameters() != null) {
      operation.getParameters().stream()
          .filter(it -> it.getDescription() == null)
          .forEach(it -> it.setDescription(PARAMETERS.get(it.getName())));
    }
  }

  private static void answers(Operation operation, String status, String words) {
    if (!operation.getResponses().containsKey(status)) {
      Schema<?> problem = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
      operation
          .getResponses()
          .addApiResponse(
              status,
              new ApiResponse()
                  .description(words)
                  .content(
                      new Content()
                          .addMediaType(
                              "application/problem+json", new MediaType().schema(problem))));
    }
  }

  /** As the answers are written: {@code WebConfig} says the same to the mapper of JSON. */
  @SuppressWarnings({"rawtypes", "unchecked"}) // so the library declares it
  private static void rename(Schema schema) {
    Map<String, Schema> properties = schema.getProperties();
    if (properties == null) {
      return;
    }
    Map<String, Schema> renamed = new LinkedHashMap<>();
    properties.forEach((name, property) -> renamed.put(snake(name), property));
    schema.setProperties(renamed);
    List<String> required = schema.getRequired();
    if (required != null) {
      schema.setRequired(required.stream().map(ApiDescription::snake).toList());
    }
  }

  private static String snake(String name) {
    return HUMP.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }
}
