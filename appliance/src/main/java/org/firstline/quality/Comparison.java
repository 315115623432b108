package org.firstline.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One call or ticket that several judged by the same card: whether they mean the same by it.
 *
 * @param evaluations at least two, the oldest first
 * @param spread percent between the best score and the worst
 * @param differences the questions that were not answered alike
 */
public record Comparison(
        Subject subject, long card, List<Evaluation> evaluations, int spread, List<Difference> differences) {
    /** @param answers in the order of the evaluations; null where a version does not ask it */
    public record Difference(String question, List<@Nullable Answer> answers) {}

    private record Key(Subject subject, long card) {}

    /** Those who differ most first. */
    static List<Comparison> of(List<Evaluation> all, Cards cards) {
        return all.stream()
                .collect(Collectors.groupingBy(one -> new Key(one.subject(), one.card())))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> of(entry.getKey(), entry.getValue(), cards))
                .sorted(Comparator.comparingInt(Comparison::spread)
                        .thenComparing(one -> one.differences().size())
                        .thenComparing(one -> one.evaluations().getLast().id())
                        .reversed())
                .toList();
    }

    private static Comparison of(Key key, List<Evaluation> some, Cards cards) {
        List<Evaluation> inOrder =
                some.stream().sorted(Comparator.comparingLong(Evaluation::id)).toList();
        var percents = inOrder.stream().mapToInt(one -> one.score().percent()).summaryStatistics();
        List<Map<String, Answer>> answers =
                inOrder.stream().map(one -> byText(one, cards.of(one))).toList();
        var questions = new LinkedHashSet<String>();
        answers.forEach(one -> questions.addAll(one.keySet()));
        List<Difference> differences = questions.stream()
                .map(question -> new Difference(question, said(answers, question)))
                .filter(one -> Set.copyOf(told(one)).size() > 1)
                .toList();
        return new Comparison(key.subject, key.card, inOrder, percents.getMax() - percents.getMin(), differences);
    }

    private static Map<String, Answer> byText(Evaluation one, Scorecard card) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (int i = 0; i < card.questions().size(); i++)
            answers.put(card.questions().get(i).text(), one.answers().get(i));
        return answers;
    }

    private static List<@Nullable Answer> said(List<Map<String, Answer>> answers, String question) {
        var said = new ArrayList<@Nullable Answer>();
        answers.forEach(one -> said.add(one.get(question)));
        return said;
    }

    private static List<Answer> told(Difference one) {
        var told = new ArrayList<Answer>();
        for (Answer answer : one.answers()) if (answer != null) told.add(answer);
        return told;
    }
}
