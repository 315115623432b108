package org.firstline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.firstline.audit.AuditKind;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description that is kept by hand, and the resources that there are: neither may drift. */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    @Test
    void everyOperationIsDescribedAndEveryDescriptionIsTrue() {
        assertThat(described()).isEqualTo(served());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        JsonNode document = document();
        for (JsonNode reference : document.findValues("$ref"))
            assertThat(document.at(reference.asString().substring(1)).isMissingNode())
                    .as(reference.asString())
                    .isFalse();
    }

    @Test
    void everyOperationHasASummaryAndAnAnswer() {
        for (var path : document().get("paths").properties())
            for (var operation : path.getValue().properties()) {
                if (!METHODS.contains(operation.getKey())) continue;
                assertThat(operation.getValue().path("summary").asString(""))
                        .as(operation.getKey() + " " + path.getKey())
                        .isNotEmpty();
                assertThat(operation.getValue().path("responses").isEmpty())
                        .as(operation.getKey() + " " + path.getKey())
                        .isFalse();
            }
    }

    @Test
    void everyKindOfActIsDescribed() {
        assertThat(document()
                        .at("/components/schemas/AuditKind/enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyElementsOf(
                        Stream.of(AuditKind.values()).map(Json::word).toList());
    }

    private static Set<String> described() {
        var found = new TreeSet<String>();
        for (var path : document().get("paths").properties())
            for (String method : path.getValue().propertyNames())
                if (METHODS.contains(method))
                    found.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
        return found;
    }

    private static Set<String> served() {
        var found = new TreeSet<String>();
        new ClassFileImporter()
                .importPackages("org.firstline.web").stream()
                        // a resource inside another class is a test's own
                        .filter(type -> type.isAnnotatedWith(Path.class) && type.isTopLevelClass())
                        .forEach(type -> walk(Resource.from(type.reflect()), "", found));
        return found;
    }

    private static void walk(Resource resource, String above, Set<String> into) {
        // a template may carry a pattern, as in {id: [0-9]+}, which a description does not show
        String path = (above + "/" + resource.getPath()).replaceAll("/+", "/").replaceAll(":[^}]*}", "}");
        for (var method : resource.getResourceMethods()) into.add(method.getHttpMethod() + " " + path);
        for (var below : resource.getChildResources()) walk(below, path, into);
    }

    private static JsonNode document() {
        return Json.mapper().readTree(new OpenApiResource().get());
    }
}
