package org.firstline.webui;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.firstline.base.Texts;
import org.junit.jupiter.api.Test;

/** The habits of the screens: what the compiled client allows, and lists that are whole. */
class ScreensTidyTest {
    private static final JavaClasses house = new ClassFileImporter().importPackages("org.firstline.webui");

    @Test
    void nothingNeedsAClientOfItsOwn() {
        for (var forbidden : List.of(JsModule.class, NpmPackage.class, CssImport.class, Theme.class))
            assertThat(house.stream().filter(c -> c.isAnnotatedWith(forbidden)).map(JavaClass::getName))
                    .as("classes with @" + forbidden.getSimpleName() + ", which the compiled client can't serve")
                    .isEmpty();
        for (var container : List.of(JsModule.Container.class, NpmPackage.Container.class, CssImport.Container.class))
            assertThat(house.stream().filter(c -> c.isAnnotatedWith(container)).map(JavaClass::getName))
                    .isEmpty();
    }

    @Test
    void everyPageIsListed() {
        var services = DevMain.services("ScreensTidyTest");
        assertThat(new Views(services).routes()).isEqualTo(pages());
        assertThat(new Views(services).errors())
                .isEqualTo(house.stream()
                        .filter(c -> c.isTopLevelClass() && c.isAssignableTo(HasErrorParameter.class))
                        .map(JavaClass::reflect)
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyPageButTheSignInSaysWhoItIsFor() {
        assertThat(pages().stream().filter(c -> !c.isAnnotationPresent(Needs.class)))
                .isEqualTo(List.of(SignInView.class));
    }

    @Test
    void everyEntryOfTheMenuLeadsToAPage() {
        assertThat(pages()).containsAll(Menu.ENTRIES.stream().map(Menu::view).collect(Collectors.toSet()));
    }

    @Test
    void everyWordThatIsAskedForIsThere() throws IOException {
        var asked = new TreeSet<String>();
        var literal = Pattern.compile("\"(webui\\.[a-z0-9.-]*[a-z0-9])\"");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList())
                literal.matcher(Files.readString(file)).results().forEach(m -> asked.add(m.group(1)));
        }
        for (String language : List.of("en", "ru"))
            assertThat(asked)
                    .as("words that the bundle " + language + " lacks")
                    .isSubsetOf(Texts.of("webui", Locale.of(language)).bundle().keySet());
    }

    private static Set<Class<?>> pages() {
        return house.stream()
                .filter(c -> c.isTopLevelClass() && c.isAnnotatedWith(Route.class))
                .map(JavaClass::reflect)
                .collect(Collectors.toSet());
    }
}
