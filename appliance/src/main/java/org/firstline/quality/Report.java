package org.firstline.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came out over a stretch of time.
 *
 * @param total of everybody; null where nothing was judged
 * @param agents by login
 * @param questions by card, in the order in which they are asked
 */
public record Report(@Nullable AgentSum total, List<AgentSum> agents, List<QuestionSum> questions) {
    public Report {
        agents = List.copyOf(agents);
        questions = List.copyOf(questions);
    }

    /** @param cards every version that the evaluations name */
    static Report of(List<Evaluation> evaluations, Cards cards) {
        if (evaluations.isEmpty()) return new Report(null, List.of(), List.of());
        var agents = new ArrayList<AgentSum>();
        evaluations.stream()
                .collect(Collectors.groupingBy(Evaluation::agent, TreeMap::new, Collectors.toList()))
                .forEach((agent, hers) -> agents.add(AgentSum.of(agent, hers)));
        return new Report(AgentSum.of("", evaluations), agents, questions(evaluations, cards));
    }

    private static List<QuestionSum> questions(List<Evaluation> evaluations, Cards cards) {
        Map<Long, Map<String, QuestionSum>> byCard = new TreeMap<>();
        // the newest version first, so that its order and its weights count
        evaluations.stream()
                .sorted(Comparator.comparingInt(Evaluation::version).reversed())
                .forEach(one -> {
                    var sums = byCard.computeIfAbsent(one.card(), _ -> new LinkedHashMap<>());
                    List<Question> asked = cards.of(one).questions();
                    for (int i = 0; i < asked.size(); i++) {
                        Question question = asked.get(i);
                        QuestionSum sum = sums.computeIfAbsent(
                                question.text(),
                                text -> new QuestionSum(one.card(), text, question.critical(), 0, 0, 0));
                        sums.put(question.text(), sum.and(one.answers().get(i)));
                    }
                });
        return byCard.values().stream().flatMap(sums -> sums.values().stream()).toList();
    }
}
