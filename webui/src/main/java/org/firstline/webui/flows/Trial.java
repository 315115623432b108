package org.firstline.webui.flows;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.firstline.base.Refused;
import org.firstline.calls.prompts.PromptShelf;
import org.firstline.flows.Facts;
import org.firstline.flows.Flow;
import org.firstline.flows.FlowText;
import org.firstline.flows.Input;
import org.firstline.flows.Prompt;
import org.firstline.flows.Walk;
import org.firstline.flows.Walker;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** A caller without a telephone: choose the facts, press the keys, read what he would hear. Walks as callers do; nothing is done. */
final class Trial extends Div {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 6000;

    private final transient Words words;
    private final transient PromptShelf prompts;
    private final transient Editing.Page page;
    private final CheckboxGroup<String> facts = new CheckboxGroup<>();
    private final Select<String> language = new Select<>();
    private final Select<String> told = new Select<>();
    private final Div keys = new Div();
    private final Div heard = new Div();
    private transient @Nullable Flow flow;
    private transient @Nullable Walk walk;
    private String text = "";

    Trial(Words words, PromptShelf prompts, Editing.Page page) {
        this.words = words;
        this.prompts = prompts;
        this.page = page;
        addClassName("form");
        facts.setItems(Facts.KNOWN, Facts.OUTAGE, Facts.DEBT, Facts.REPEAT);
        facts.setItemLabelGenerator(fact -> words.get("webui.flows.fact." + fact));
        facts.setId("facts");
        language.setItems(Facts.values(Facts.LANGUAGE));
        language.setItemLabelGenerator(code -> Locale.of(code).getDisplayLanguage(Words.locale()));
        language.setLabel(words.get("webui.language"));
        language.setValue(Words.locale().getLanguage().equals("ru") ? "ru" : "en");
        told.setItems(Facts.values(Facts.OUTAGE_TOLD));
        told.setItemLabelGenerator(value -> words.get("webui.flows.value." + value));
        told.setLabel(words.get("webui.flows.fact.outage-told"));
        told.setValue("no");
        var call = new Button(words.get("webui.flows.call"), e -> call());
        call.setId("call");
        call.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        keys.addClassName("flow-keys");
        heard.addClassName("flow-heard");
        heard.setId("heard");
        heard.getElement().setAttribute("aria-live", "polite");
        add(facts, language, told, call, keys, heard);
    }

    private void call() {
        text = "";
        try {
            flow = page.sketch().flow("trial");
        } catch (Refused no) {
            show(no.sentence(Words.locale()));
            return;
        }
        var known = new HashMap<String, String>();
        facts.getValue().forEach(fact -> known.put(fact, "yes"));
        known.put(Facts.LANGUAGE, language.getValue());
        if (known.containsKey(Facts.OUTAGE)) known.put(Facts.OUTAGE_TOLD, told.getValue());
        step(Walker.begin(flow, known));
    }

    private void input(Input input) {
        if (flow == null || walk == null) return;
        step(Walker.next(flow, walk.position(), input));
    }

    private void step(Walk next) {
        walk = next;
        String locale = next.position().facts().getOrDefault(Facts.LANGUAGE, "en");
        for (Prompt prompt : next.say()) say(words(prompt, locale));
        keys.removeAll();
        switch (next.then()) {
            case Walk.Listen ignored -> pad();
            case Walk.Ask ignored -> {
                say(words.get("webui.flows.asks", asked(next.position().step())));
                key(words.get("webui.flows.works"), new Input.Answer(Map.of(Facts.KNOWN, "yes", Facts.DONE, "yes")));
                key(words.get("webui.flows.fails"), Input.Answer.NONE);
            }
            case Walk.GoOn() -> {
                step(Walker.next(java.util.Objects.requireNonNull(flow), next.position(), new Input.Spoken()));
                return;
            }
            case Walk.Transfer(String number, var ignored) -> {
                say(words.get("webui.flows.rings", number));
                key(words.get("webui.flows.fails"), new Input.NoTransfer());
            }
            case Walk.Enqueue end -> say(words.get("webui.flows.end.queue", end.queue()));
            case Walk.Voicemail end -> say(words.get("webui.flows.end.voicemail", end.queue()));
            case Walk.Callback end -> say(words.get("webui.flows.end.callback", end.queue()));
            case Walk.End() -> say(words.get("webui.flows.end.hang-up"));
        }
        page.at(next.position().step());
        // the side of the drawing is long: what was heard may lie below its lower edge
        heard.getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
    }

    /** What the step that asks the house is called on the drawing. */
    private String asked(String step) {
        return words.get("webui.flows.kind."
                + FlowText.kind(java.util.Objects.requireNonNull(flow).step(step)));
    }

    private void pad() {
        for (char digit : "123456789*0#".toCharArray()) key(String.valueOf(digit), new Input.Digit(digit));
        key(words.get("webui.flows.silence"), new Input.Silence());
    }

    private void key(String word, Input input) {
        var button = new Button(word, e -> {
            if (input instanceof Input.Digit || input instanceof Input.Silence) say("→ " + word);
            input(input);
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        if (input instanceof Input.Digit(char digit))
            button.setId("key-" + (digit == '*' ? "star" : digit == '#' ? "hash" : digit));
        keys.add(button);
    }

    /** As callers of this house hear it; of a recording nobody knows the words. */
    private String words(Prompt prompt, String locale) {
        String said = switch (prompt) {
            case Prompt.Recorded(String name) -> prompts.get(name, locale).text();
            case Prompt.Known known -> known.written();
        };
        if (said.isEmpty() && prompt instanceof Prompt.Recorded(String name))
            return words.get("webui.flows.recording", name);
        return "„" + said + "“";
    }

    private void say(String line) {
        show(text.isEmpty() ? line : text + "\n" + line);
    }

    private void show(String all) {
        text = all.length() <= LONGEST ? all : all.substring(all.length() - LONGEST);
        heard.setText(text);
    }
}
