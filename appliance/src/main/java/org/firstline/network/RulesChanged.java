package org.firstline.network;

/** Somebody changed the site's own lines of a table; told after the change is durable. */
public record RulesChanged(RuleKind kind, String before, String after, String actor) {}
