package org.firstline.flows;

import java.util.List;

/** Looks whether the house has what a step names. */
record StockCheck(Stock stock, List<Problem> problems) {
    void check(String key, Step step) {
        step.words().forEach(prompt -> prompt(key, prompt));
        if (step.listens() && step.prompts().isEmpty()) found(key, "flows.says-nothing", key);
        switch (step) {
            case Step.Say say when say.prompts().isEmpty() -> found(key, "flows.says-nothing", key);
            case Step.SetLanguage set
            when !stock.languages().contains(set.language()) ->
                found(key, "flows.unknown-language", key, set.language());
            case Step.Queue queue -> queue(key, queue.queue());
            case Step.Voicemail(String queue) -> queue(key, queue);
            case Step.Callback(String queue) -> queue(key, queue);
            case Step.Transfer to
            when !to.number().matches("\\+?[0-9]{2,15}") -> found(key, "flows.bad-number", key, to.number());
            case Step.SendSms sms ->
                stock.languages().stream()
                        .filter(l -> sms.texts().getOrDefault(l, "").isBlank())
                        .forEach(l -> found(key, "flows.no-sms-text", key, l));
            case Step.OpenTicket open when open.subject().isBlank() -> found(key, "flows.no-subject", key);
            case Step.LookUp look when look.fact().isBlank() -> found(key, "flows.no-fact", key);
            case Step.Branch branch when branch.fact().isBlank() -> found(key, "flows.no-fact", key);
            case Step.Digits digits when digits.fact().isBlank() -> found(key, "flows.no-fact", key);
            case Step.Survey survey when survey.question().isBlank() -> found(key, "flows.no-fact", key);
            case Step.Say _,
                    Step.Menu _,
                    Step.Digits _,
                    Step.LookUp _,
                    Step.Branch _,
                    Step.SetLanguage _,
                    Step.OpenTicket _,
                    Step.TellWhenFixed _,
                    Step.Survey _,
                    Step.Transfer _,
                    Step.HangUp _ -> {}
        }
    }

    private void prompt(String key, Prompt prompt) {
        switch (prompt) {
            case Prompt.Recorded(String name) ->
                stock.languages().stream()
                        .filter(language -> !stock.prompts().test(name, language))
                        .forEach(language -> found(key, "flows.no-prompt", key, name, language));
            case Prompt.Known(String fact) when !Prompt.WORDS.contains(fact) -> found(key, "flows.no-words", key, fact);
            case Prompt.Known _ -> {}
        }
    }

    private void queue(String key, String queue) {
        if (!stock.queues().contains(queue)) found(key, "flows.unknown-queue", key, queue);
    }

    private void found(String step, String code, Object... args) {
        problems.add(Problem.of(step, code, args));
    }
}
