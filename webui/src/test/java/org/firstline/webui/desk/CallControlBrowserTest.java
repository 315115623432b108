package org.firstline.webui.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.firstline.base.RealTime;
import org.firstline.callbacks.CallbackRequest;
import org.firstline.callbacks.CallbackRule;
import org.firstline.callbacks.CallbackSource;
import org.firstline.calls.CallEvent;
import org.firstline.calls.CallFilter;
import org.firstline.calls.Disposition;
import org.firstline.calls.EndCause;
import org.firstline.calls.Outcome;
import org.firstline.calls.SimulatedLeg;
import org.firstline.routing.Chosen;
import org.firstline.services.Services;
import org.firstline.webui.Browser;
import org.firstline.webui.TestSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.WebDriverWait;

/** An agent's desk in a real browser, while the test holds the phones. {@code -Dshots=FOLDER} keeps pictures. */
class CallControlBrowserTest {
    @RegisterExtension
    static final TestSite site = TestSite.over(CallControlBrowserTest::start);

    private static DeskBox box;

    private Browser browser;
    private SimulatedLeg caller;

    private static Services start() throws Exception {
        box = new DeskBox("CallControlBrowserTest", new RealTime(Set.of(), (who, e) -> e.printStackTrace()));
        box.services
                .calls()
                .rules()
                .saveDispositions(
                        "internet",
                        List.of(
                                new Disposition("internet", "no-link", "No link at the port", "Нет линка на порту"),
                                new Disposition("internet", "router", "Router set up", "Настроили роутер")));
        return box.services;
    }

    @BeforeEach
    void sit() {
        browser = site.browser("en");
        browser.size(1280, 800);
        box.ready("101");
        box.line.register("102", true);
        browser.open("sign-in").click("#language-en").reads("Login");
        browser.signIn("agent101", "firstline").reads("You are ready");
    }

    @AfterEach
    void leave() {
        if (caller != null) caller.leave();
        box.line.phone("101").ifPresent(SimulatedLeg::leave);
        box.line.phone("102").ifPresent(SimulatedLeg::leave);
        until(() -> box.services.calls().liveCalls().isEmpty());
        until(() -> {
            box.services.routing().endWrapUp("101");
            return box.services.routing().findAgent("101").orElseThrow().isAvailable();
        });
        browser.close();
    }

    private void until(BooleanSupplier is) {
        new WebDriverWait(browser.driver(), Duration.ofSeconds(20), Duration.ofMillis(50))
                .until(d -> is.getAsBoolean() ? true : null);
    }

    private void ring() {
        caller = box.call(DeskBox.PETROV);
        until(caller::isAnswered);
        caller.press('1');
        until(() -> box.line.phone("101").isPresent());
        browser.find("#control-answer");
    }

    private SimulatedLeg talk() {
        ring();
        var phone = box.line.phone("101").orElseThrow();
        phone.pickUp();
        browser.find("#control-hold");
        return phone;
    }

    /** While her phone rings there is no call yet, but the desk says for whom it rings. */
    @Test
    void whomSheIsToCallBackIsOnHerDeskWhileHerPhoneRings() {
        box.services.callbacks().saveRule(CallbackRule.usual("internet").between(LocalTime.MIN, LocalTime.MAX));
        box.services.callbacks().start();
        box.services
                .callbacks()
                .ask(CallbackRequest.of("internet", DeskBox.PETROV, CallbackSource.PORTAL)
                        .by(box.petrov.name(), box.petrov.id()));
        until(() -> box.line.phone("101").isPresent());
        browser.reads("Call back: +7 351 200-01-02").reads(box.petrov.name());
        shot("calls-back");
        key(Keys.F2);
        until(() -> box.line.phone("101").filter(SimulatedLeg::isAskedToAnswer).isPresent());
        box.line.phone("101").orElseThrow().pickUp();
        until(() -> box.line.outside(DeskBox.PETROV).isPresent());
        box.line.outside(DeskBox.PETROV).orElseThrow().pickUp();
        browser.find("#control-hold");
        key(Keys.F6);
        browser.reads("On hold");
        shot("calls-back-held");
        fits();
        assertThat(browser.faults()).isEmpty();
        box.line.outside(DeskBox.PETROV).orElseThrow().leave();
    }

    private void key(Keys key) {
        browser.keys("body", key);
    }

    private void shot(String name) {
        String folder = System.getProperty("shots");
        if (folder != null) browser.screenshot(Path.of(folder, name + ".png"));
    }

    /** Nothing runs out of the screen. */
    private void fits() {
        assertThat(browser.script("return document.documentElement.scrollWidth <= window.innerWidth"
                        + " && document.documentElement.scrollHeight <= window.innerHeight"))
                .as("no scroll bars at 1280 × 800")
                .isEqualTo(true);
    }

    @Test
    void f2AnswersF6HoldsF4HangsUpAndTheResultIsKept() {
        ring();
        shot("ringing");
        key(Keys.F2);
        until(() -> box.line.phone("101").filter(SimulatedLeg::isAskedToAnswer).isPresent());
        var phone = box.line.phone("101").orElseThrow();
        phone.pickUp();
        browser.find("#control-hold");
        browser.reads("Talking");
        shot("talking");
        fits();
        key(Keys.F6);
        browser.reads("On hold");
        until(caller::hearsMusic);
        shot("held");
        key(Keys.F6);
        until(() -> caller.partner() == phone);
        browser.click("#control-mute").reads("Muted");
        browser.click("#result").clickWord("vaadin-select-item", "No link at the port");
        until(() -> "no-link"
                .equals(box.services.calls().liveCalls().iterator().next().disposition()));
        browser.prefersDark(true);
        shot("talking-dark");
        key(Keys.F4);
        until(caller::isOver);
        browser.click("#extend-wrap-up");
        shot("wrap-up");
        until(() -> box.services.routing().findAgent("101").orElseThrow().wrapUpEndsAt() != null);
        browser.click("#end-wrap-up");
        browser.open("calls").reads("No link at the port");
        shot("result-in-the-list");
        var call = box.services.calls().list(CallFilter.ALL, null, 1).getFirst();
        browser.open("tickets/" + call.ticket()).reads("No link at the port");
    }

    @Test
    void f7FindsAColleagueAsksHerAndConnectsTheTwo() {
        talk();
        key(Keys.F7);
        browser.type("#transfer-search", "Olga");
        var ask = "[data-target='agent:102'] .ask";
        browser.find(ask);
        shot("transfer");
        browser.click(ask);
        until(() -> box.line.phone("102").isPresent());
        browser.reads("Ringing at");
        var olga = box.line.phone("102").orElseThrow();
        olga.pickUp();
        browser.reads("With Olga");
        assertThat(caller.hearsMusic()).isTrue();
        shot("asking");
        fits();
        browser.click("#control-conference").reads("Also here");
        until(() -> caller.hearsWhom().size() == 2);
        shot("conference");
    }

    @Test
    void herDeskSaysWhyWhomSheAskedDidNotCome() {
        talk();
        browser.click("#control-transfer").click("[data-target='agent:102'] .ask");
        until(() -> box.line.phone("102").isPresent());
        box.line.phone("102").orElseThrow().end(EndCause.BUSY);
        browser.reads("Olga Smirnova (102): busy").reads("Back to caller");
        shot("asked-busy");
    }

    /** She heard tones and knew not of what. */
    @Test
    void herDeskSaysThatALimitEndsHerCall() {
        talk();
        var call = box.services.calls().liveCalls().iterator().next();
        box.services.bus().publish(new CallEvent.Limited(call, false));
        browser.reads("A limit for calls outside ends this call in a minute.");
        shot("limit");
        box.services.bus().publish(new CallEvent.Limited(call, true));
        browser.reads("A limit for calls outside has ended the call.");
        assertThat(browser.faults()).isEmpty();
    }

    /** It sent her to a break, while another caller waited for her. */
    @Test
    void f8InWrapUpTakesTheNextCall() {
        talk();
        key(Keys.F4);
        browser.find("#end-wrap-up");
        key(Keys.F8);
        until(() -> box.services.routing().findAgent("101").orElseThrow().isAvailable());
        key(Keys.F8);
        until(() -> box.services.routing().findAgent("101").orElseThrow().chosen() == Chosen.BREAK);
        key(Keys.F8);
        until(() -> box.services.routing().findAgent("101").orElseThrow().isAvailable());
    }

    @Test
    void aTransferToAQueueLeavesTheDeskFree() {
        talk();
        browser.click("#control-transfer").type("#transfer-search", "tv");
        browser.click("[data-target='queue:tv'] .lead");
        until(() ->
                "tv".equals(box.services.calls().liveCalls().iterator().next().queue()));
        browser.find("#end-wrap-up");
    }

    @Test
    void aNumberOnTheScreenIsCalledByAClickAndQuestionMarkShowsTheKeys() {
        browser.keys("body", "?");
        browser.find("#keys");
        shot("keys");
        key(Keys.ESCAPE);
        browser.open("subscribers/" + box.petrov.id()).click("vaadin-button.dial");
        until(() -> box.line.phone("101").isPresent());
        box.line.phone("101").orElseThrow().pickUp();
        until(() -> box.line.outside(DeskBox.PETROV).isPresent());
        browser.open("").reads("Calling");
        shot("calling");
        box.line.outside(DeskBox.PETROV).orElseThrow().end(EndCause.BUSY);
        until(() ->
                box.services.calls().list(CallFilter.ALL, null, 1).getFirst().outcome() == Outcome.UNREACHED);
    }

    @Test
    void inRussianTheWordsFitToo() {
        talk();
        browser.driver().manage().deleteAllCookies();
        browser.open("sign-in").click("#language-ru").signIn("agent101", "firstline");
        browser.find("#control-hold");
        browser.reads("Удержать");
        shot("talking-ru");
        fits();
    }
}
