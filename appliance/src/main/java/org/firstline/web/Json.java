package org.firstline.web;

import java.util.Locale;
import org.firstline.base.PhoneNumber;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * How we write and read JSON: instants as ISO 8601 in UTC, telephone numbers as E.164, choices in lower case with hyphens
 * ({@code "no-answer"}; any case is understood), nothing unknown let through in a request.
 */
public final class Json {
    private Json() {}

    /** A mapper of its own for who asks; it is immutable and any thread may use it. */
    public static JsonMapper mapper() {
        return JsonMapper.builder()
                .annotationIntrospector(new HyphenatedEnums())
                .addModule(new SimpleModule().addSerializer(PhoneNumber.class, ToStringSerializer.instance))
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** The word that stands for a choice in JSON and in queries: {@code NO_ANSWER} is {@code no-answer}. */
    public static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static final class HyphenatedEnums extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public @Nullable String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] choices, @Nullable String[] names) {
            @Nullable String[] found = super.findEnumValues(config, type, choices, names);
            for (int i = 0; i < choices.length; i++) if (found[i] == null) found[i] = word(choices[i]);
            return found;
        }
    }
}
