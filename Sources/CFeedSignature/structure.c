#include "internal.h"

#include <string.h>

/* Longest text of a value: a signature of 16,384 bits takes 2,732 characters. */
enum { LONGEST = 8192 };

static const levee_signature_result GOOD = { .outcome = LEVEE_SIGNATURE_GOOD };

static levee_signature_result refuse(xmlNodePtr node, const char *part) {
    const int line = (int)xmlGetLineNo(node);
    return (levee_signature_result) { .outcome = LEVEE_SIGNATURE_NOT_ALLOWED, .line = line, .part = part };
}

static bool spells(const xmlChar *text, const char *expected) {
    return text && strcmp((const char *)text, expected) == 0;
}

static bool is_dsig(xmlNodePtr node, const char *name) {
    return node && node->type == XML_ELEMENT_NODE && node->ns && spells(node->ns->href, LEVEE_DSIG)
           && spells(node->name, name);
}

/* The next element among these siblings; NULL too where something else than white space stands before it, so that
 * nothing can hide between what is signed and what is read. */
static xmlNodePtr element(xmlNodePtr node) {
    while (node && node->type == XML_TEXT_NODE && xmlIsBlankNode(node)) node = node->next;
    return node && node->type == XML_ELEMENT_NODE ? node : NULL;
}

/* Whether there is white space alone from this sibling on. */
static bool is_blank(xmlNodePtr node) {
    for (; node; node = node->next)
        if (node->type != XML_TEXT_NODE || !xmlIsBlankNode(node)) return false;
    return true;
}

static bool ends_behind(xmlNodePtr node) { return is_blank(node->next); }

/* The value of the only attribute, which must have this name and no namespace; NULL where there is another or none. */
static const xmlChar *only_attribute(xmlNodePtr node, const char *name) {
    xmlAttrPtr attribute = node->properties;
    if (!attribute || attribute->next || attribute->ns || !spells(attribute->name, name)) return NULL;
    xmlNodePtr text = attribute->children;
    if (!text) return (const xmlChar *)"";
    return text->next || text->type != XML_TEXT_NODE ? NULL : text->content;
}

/* Whether an `Id` is the only attribute, if there is any: no reference can lead to it. */
static bool has_at_most_id(xmlNodePtr node) { return !node->properties || only_attribute(node, "Id"); }

static bool allows(levee_signature_rules rules, levee_signature_use use, const xmlChar *algorithm) {
    for (size_t index = 0; index < rules.count; index++)
        if (rules.algorithms[index].use == use && spells(algorithm, rules.algorithms[index].uri)) return true;
    return false;
}

/* An element of this name that does nothing but name an algorithm that is allowed for the use. */
static bool names_allowed(xmlNodePtr node, const char *name, levee_signature_rules rules, levee_signature_use use) {
    if (!is_dsig(node, name)) return false;
    const xmlChar *algorithm = only_attribute(node, "Algorithm");
    return algorithm && allows(rules, use, algorithm) && is_blank(node->children);
}

/* Text alone, in the alphabet of base64. */
static bool is_base64(xmlNodePtr node) {
    xmlNodePtr text = node->children;
    if (!text || text->next || text->type != XML_TEXT_NODE) return false;
    size_t digits = 0, padding = 0, length = strlen((const char *)text->content);
    if (length > LONGEST) return false;
    for (const char *byte = (const char *)text->content; *byte; byte++) {
        if (strchr(" \t\r\n", *byte)) continue;
        bool is_letter = (*byte >= 'A' && *byte <= 'Z') || (*byte >= 'a' && *byte <= 'z');
        bool is_digit = is_letter || (*byte >= '0' && *byte <= '9') || *byte == '+' || *byte == '/';
        if (*byte == '=') padding++;
        else if (!is_digit || padding > 0) return false;
        else digits++;
    }
    return digits > 0 && padding <= 2 && (digits + padding) % 4 == 0;
}

/* Exactly enveloped-signature, then at most one canonicalization of the list. */
static levee_signature_result check_transforms(xmlNodePtr node, levee_signature_rules rules) {
    if (node->properties) return refuse(node, "Transforms");
    xmlNodePtr first = element(node->children);
    if (!is_dsig(first, "Transform") || !is_blank(first->children)
        || !spells(only_attribute(first, "Algorithm"), LEVEE_ENVELOPED))
        return refuse(first ? first : node, "Transform");
    xmlNodePtr second = element(first->next);
    if (!second) {
        bool is_alone = ends_behind(first) && allows(rules, LEVEE_FOR_CANONICALIZATION, (const xmlChar *)LEVEE_C14N);
        return is_alone ? GOOD : refuse(first, "Transform");
    }
    bool is_last = names_allowed(second, "Transform", rules, LEVEE_FOR_CANONICALIZATION) && ends_behind(second);
    return is_last ? GOOD : refuse(second, "Transform");
}

static levee_signature_result check_reference(xmlNodePtr node, levee_signature_rules rules) {
    const xmlChar *uri = only_attribute(node, "URI");
    if (!uri || *uri) return refuse(node, "Reference/@URI");
    xmlNodePtr transforms = element(node->children);
    if (!is_dsig(transforms, "Transforms")) return refuse(node, "Transforms");
    levee_signature_result result = check_transforms(transforms, rules);
    if (result.outcome != LEVEE_SIGNATURE_GOOD) return result;
    xmlNodePtr method = element(transforms->next);
    if (!names_allowed(method, "DigestMethod", rules, LEVEE_FOR_DIGEST))
        return refuse(method ? method : node, "DigestMethod");
    xmlNodePtr value = element(method->next);
    if (!is_dsig(value, "DigestValue") || value->properties || !is_base64(value) || !ends_behind(value))
        return refuse(value ? value : node, "DigestValue");
    return GOOD;
}

static levee_signature_result check_signed_info(xmlNodePtr node, levee_signature_rules rules) {
    if (!has_at_most_id(node)) return refuse(node, "SignedInfo");
    xmlNodePtr canonicalization = element(node->children);
    if (!names_allowed(canonicalization, "CanonicalizationMethod", rules, LEVEE_FOR_CANONICALIZATION))
        return refuse(canonicalization ? canonicalization : node, "CanonicalizationMethod");
    xmlNodePtr method = element(canonicalization->next);
    if (!names_allowed(method, "SignatureMethod", rules, LEVEE_FOR_SIGNATURE))
        return refuse(method ? method : node, "SignatureMethod");
    xmlNodePtr reference = element(method->next);
    if (!is_dsig(reference, "Reference") || !ends_behind(reference))
        return refuse(reference ? reference : node, "Reference");
    return check_reference(reference, rules);
}

levee_signature_result levee_signature_check(const levee_signed_document *document, levee_signature_rules rules) {
    xmlNodePtr node = document->signature, root = xmlDocGetRootElement(document->tree);
    if (!root || node->parent != root) return refuse(node, "Signature");
    for (xmlNodePtr next = node->next; next; next = next->next)
        if (next->type == XML_ELEMENT_NODE) return refuse(node, "Signature");
    if (!has_at_most_id(node)) return refuse(node, "Signature");
    xmlNodePtr info = element(node->children);
    if (!is_dsig(info, "SignedInfo")) return refuse(node, "SignedInfo");
    levee_signature_result result = check_signed_info(info, rules);
    if (result.outcome != LEVEE_SIGNATURE_GOOD) return result;
    xmlNodePtr value = element(info->next);
    if (!is_dsig(value, "SignatureValue") || !has_at_most_id(value) || !is_base64(value))
        return refuse(value ? value : node, "SignatureValue");
    xmlNodePtr last = element(value->next);
    if (!last) return ends_behind(value) ? GOOD : refuse(node, "Signature");
    return is_dsig(last, "KeyInfo") && ends_behind(last) ? GOOD : refuse(last, "Signature");
}
