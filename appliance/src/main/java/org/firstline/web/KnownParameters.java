package org.firstline.web;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers 400 to a query parameter that the resource does not know: a filter that is misspelt would list everything, and
 * {@code dryrun} for {@code dryRun} import for good. Hooks are left alone, since foreign programs send what they like.
 */
final class KnownParameters implements DynamicFeature {
    private final Set<Class<?>> hooks;

    /** @param hooks resources that foreign programs send to */
    KnownParameters(Set<Class<?>> hooks) {
        this.hooks = Set.copyOf(hooks);
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (hooks.contains(resource.getResourceClass())) return;
        var known = Arrays.stream(resource.getResourceMethod().getParameters())
                .map(KnownParameters::name)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        context.register(new Check(known), Priorities.USER);
    }

    private static @Nullable String name(Parameter parameter) {
        var named = parameter.getAnnotation(QueryParam.class);
        return named == null ? null : named.value();
    }

    private record Check(Set<String> known) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            for (String name : request.getUriInfo().getQueryParameters().keySet())
                if (!known.contains(name))
                    throw BadRequest.field(name, "web.bad-parameter", name, known.size(), String.join(", ", known));
        }
    }
}
