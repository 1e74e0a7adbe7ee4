package dev.tasse.checks;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import javax.lang.model.element.Modifier;

/// What the syntax of one Java file must not contain.
final class SourceRules extends TreeScanner<Void, Void> {
    private static final Pattern VAR = Pattern.compile("(final\\s+)?var\\s");
    private static final Pattern FORBIDDEN_NAME =
            Pattern.compile(".+(Utils?|Helper|Manager|Impl)|Abstract[A-Z].*");
    private static final Pattern INTERFACE_PREFIX = Pattern.compile("I[A-Z][a-z].*");

    private final ParsedFile parsed;
    private final List<String> complaints = new ArrayList<>();
    private int ternaryDepth;

    private SourceRules(ParsedFile parsed) {
        this.parsed = parsed;
    }

    static List<String> complaints(List<ParsedFile> files) {
        List<String> all = new ArrayList<>();
        for (ParsedFile file : files) {
            SourceRules rules = new SourceRules(file);
            rules.scan(file.unit(), null);
            all.addAll(rules.complaints);
        }
        return List.copyOf(all);
    }

    @Override
    public Void visitVariable(VariableTree variable, Void nothing) {
        int start = parsed.start(variable);
        if (start >= 0) {
            String text = parsed.file().text();
            if (VAR.matcher(text).region(start, text.length()).lookingAt()) {
                complaints.add(parsed.at(variable) + " `var`: write the type");
            }
        }
        return super.visitVariable(variable, null);
    }

    @Override
    public Void visitConditionalExpression(ConditionalExpressionTree choice, Void nothing) {
        if (ternaryDepth > 0) complaints.add(parsed.at(choice) + " ternary inside a ternary");
        ternaryDepth++;
        super.visitConditionalExpression(choice, null);
        ternaryDepth--;
        return null;
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree lambda, Void nothing) {
        int outer = ternaryDepth;
        ternaryDepth = 0;
        super.visitLambdaExpression(lambda, null);
        ternaryDepth = outer;
        return null;
    }

    /// Decision 5 has the reason: one confined arena anywhere makes all kernels slow.
    @Override
    public Void visitMemberSelect(MemberSelectTree access, Void nothing) {
        if (parsed.file().isMain() && access.getIdentifier().contentEquals("ofConfined")) {
            complaints.add(parsed.at(access) + " confined arena: take a lease or a shared one");
        }
        return super.visitMemberSelect(access, null);
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
        int outer = ternaryDepth;
        ternaryDepth = 0;
        String name = type.getSimpleName().toString();
        if (!name.isEmpty()) checkDeclaration(type, name);
        super.visitClass(type, null);
        ternaryDepth = outer;
        return null;
    }

    private void checkDeclaration(ClassTree type, String name) {
        if (FORBIDDEN_NAME.matcher(name).matches()) {
            complaints.add(parsed.at(type) + " " + name + ": name a type for what it is");
        }
        if (type.getKind() == Tree.Kind.INTERFACE && INTERFACE_PREFIX.matcher(name).matches()) {
            complaints.add(parsed.at(type) + " " + name + ": an interface takes no prefix");
        }
        // JMH subclasses the classes it measures.
        boolean closed = !parsed.file().isMain() || parsed.file().path().startsWith("bench/");
        Set<Modifier> flags = type.getModifiers().getFlags();
        if (type.getKind() == Tree.Kind.CLASS
                && !closed
                && !flags.contains(Modifier.FINAL)
                && !flags.contains(Modifier.SEALED)) {
            complaints.add(parsed.at(type) + " " + name + ": neither final nor sealed");
        }
    }
}
