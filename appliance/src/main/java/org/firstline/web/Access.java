package org.firstline.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.firstline.people.TokenScope;

/** What may be called with which token: one list, read from the top. What is not in it needs an API token. */
final class Access {
    enum Verdict {
        ALLOWED,
        NEEDS_TOKEN,
        FORBIDDEN
    }

    /** @param path a path under {@code /api}; one that ends in {@code /} stands for everything below it */
    private record Rule(Set<String> methods, String path, boolean open, Set<TokenScope> scopes) {
        boolean covers(String method, String called) {
            return methods.contains(method) && (path.endsWith("/") ? called.startsWith(path) : called.equals(path));
        }
    }

    private static final Set<String> READ = Set.of("GET", "HEAD", "OPTIONS");

    private static final List<Rule> RULES = List.of(
            new Rule(READ, "health", true, Set.of(TokenScope.API, TokenScope.DEVICE)),
            new Rule(READ, "openapi.json", true, Set.of(TokenScope.API, TokenScope.DEVICE)),
            new Rule(READ, "boards/", false, Set.of(TokenScope.API, TokenScope.DEVICE)));

    private Access() {}

    /** @param path without the leading slash, as in {@code boards/main/frame} */
    static Verdict decide(String method, String path, Optional<Caller> caller) {
        for (Rule rule : RULES) {
            if (!rule.covers(method, path)) continue;
            if (rule.open) return Verdict.ALLOWED;
            return decide(rule.scopes, caller);
        }
        return decide(Set.of(TokenScope.API), caller);
    }

    private static Verdict decide(Set<TokenScope> scopes, Optional<Caller> caller) {
        if (caller.isEmpty()) return Verdict.NEEDS_TOKEN;
        return scopes.contains(caller.get().scope()) ? Verdict.ALLOWED : Verdict.FORBIDDEN;
    }
}
