package org.firstline;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.firstline.base.Urgency;
import org.junit.jupiter.api.Test;

/** The walls of the house, in its own words. A wall that is wrong is moved here on purpose, with a dated decision. */
class ArchitectureTest {
    private static final List<String> CAPABILITIES = List.of(
            "people",
            "subscribers",
            "network",
            "works",
            "tickets",
            "messages",
            "routing",
            "calls",
            "flows",
            "boards",
            "callbacks",
            "voicemail",
            "audit",
            "diagnostics",
            "quality");

    private static final JavaClasses house = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.firstline");

    @Test
    void aCapabilityNeverImportsAnother() {
        for (String one : CAPABILITIES)
            for (String other : CAPABILITIES)
                if (!one.equals(other) && !(one.equals("calls") && other.equals("flows")))
                    hold(noClasses()
                            .that()
                            .resideInAPackage(in(one))
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(in(other)));
    }

    @Test
    void theBaseKnowsNobody() {
        hold(noClasses()
                .that()
                .resideInAPackage("org.firstline.base..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.firstline..").and(not(resideInAnyPackage("org.firstline.base..")))));
    }

    @Test
    void theBridgeKnowsNoProduct() {
        hold(noClasses()
                .that()
                .resideInAPackage("org.firstline.bridge..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.firstline..").and(not(resideInAnyPackage("org.firstline.bridge..")))));
    }

    @Test
    void capabilitiesLookDownOnly() {
        String[] capabilities = CAPABILITIES.stream().map(ArchitectureTest::in).toArray(String[]::new);
        hold(noClasses()
                .that()
                .resideInAnyPackage(capabilities)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.firstline.reactions..",
                        "org.firstline.services..",
                        "org.firstline.web..",
                        "org.firstline.demo..",
                        "org.firstline.appliance.."));
        hold(noClasses()
                .that()
                .resideInAnyPackage("org.firstline.reactions..", "org.firstline.services..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.firstline.web..", "org.firstline.appliance.."));
        hold(noClasses()
                .that()
                .resideInAPackage("org.firstline.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.firstline.appliance.."));
    }

    @Test
    void onlyRowsSpeakSql() {
        // what is nested in a class of rows is its own
        hold(noClasses()
                .that()
                .resideInAPackage("org.firstline..")
                .and()
                .haveNameNotMatching(".*Rows(\\$.*)?")
                .and()
                .resideOutsideOfPackage("org.firstline.base..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..")));
        hold(classes()
                .that()
                .haveSimpleNameEndingWith("Rows")
                .and()
                .areTopLevelClasses()
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true));
    }

    @Test
    void nobodyButTimeReadsTheWallClockOrStartsThreads() {
        hold(noClasses()
                .that()
                .resideInAPackage("org.firstline..")
                .and()
                .resideOutsideOfPackages("org.firstline.bridge..", "org.firstline.webui..", "org.firstline.calls.rtp..")
                .and()
                .haveNameNotMatching(
                        "org\\.firstline\\.base\\.(RealTime.*|Urgency)|org\\.firstline\\.calls\\.sip\\.\\w*Transport.*|org\\.firstline\\.appliance\\..*")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(Thread.class, "startVirtualThread", Runnable.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .callMethod(Thread.class, "ofVirtual")
                .orShould()
                .callMethod(Thread.class, "ofPlatform")
                .orShould()
                .callMethod(Urgency.class, "thread", String.class, Runnable.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.Executors"));
    }

    @Test
    void noCirclesBetweenPackages() {
        hold(slices().matching("org.firstline.(*)..").should().beFreeOfCycles());
    }

    private static String in(String capability) {
        return "org.firstline." + capability + "..";
    }

    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(true).check(house);
    }
}
